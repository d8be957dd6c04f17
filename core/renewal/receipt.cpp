// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/receipt.h"

#include "core/base/canonical_json.h"
#include "core/base/file.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/certificates/certificate_profile.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/container/asic_container.h"
#include "core/signature/container/container.h"
#include "core/signature/validation/validation.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>

namespace yenile::renewal {

namespace {

using service::ReceiptContent;
using signature::Certificate;

std::unexpected<Error> invalid(const QString& cause) {
    return fail(ErrorCode::ReceiptInvalid, {}, cause);
}

bool maySign(const Certificate& signer, const ReceiptPolicy& policy) {
    if (!policy.signers.empty())
        return std::ranges::find(policy.signers, signer) != policy.signers.end();
    const QStringList own = profileOf(signer).policies;
    return isSeal(signer) ||
           std::ranges::any_of(policy.policies, [&](const QString& each) { return own.contains(each); });
}

Result<void> checkSigner(const service::Receipt& receipt, const ReceiptPolicy& policy) {
    const auto signer = signature::verifyDetached(receipt.content, receipt.signature, policy.validation);
    if (!signer && signer.error().code == ErrorCode::RevocationUnknown)
        return failure(signer);
    if (!signer)
        return invalid(codeName(signer.error().code) + QStringLiteral(": ") + signer.error().cause);
    if (!maySign(*signer, policy))
        return invalid(QStringLiteral("by somebody who signs no receipts: ") + signer->sha256());
    return {};
}

/// Serial numbers are written with and without zeros in front.
bool isSameNumber(const QString& a, const QString& b) {
    const auto plain = [](QString number) {
        while (number.size() > 1 && number.startsWith(u'0'))
            number.remove(0, 1);
        return number.toLower();
    };
    return plain(a) == plain(b);
}

Result<Certificate> signerOf(const QByteArray& bundle) {
    const auto container = signature::openContainer(bundle);
    if (!container)
        return failure(container);
    for (const signature::AsicContainer::Signed& set : container->manifests)
        if (const auto result =
                signature::verifyCms({set.manifestXml}, set.signature, signature::CmsProfile::Cades,
                                     set.manifestName, ErrorCode::ContainerMemberAltered);
            result.signer)
            return *result.signer;
    return fail(ErrorCode::SignatureMissing, {service::bundleName});
}

Result<void> checkDocuments(const ReceiptContent& content, const QByteArray& bundle) {
    const auto members = signature::readContainerBytes(bundle);
    if (!members)
        return failure(members);
    size_t documents = 0;
    for (const signature::ContainerMember& member : *members) {
        if (member.name == service::recordName)
            continue;
        ++documents;
        const QString sha256 = sha256Hex(member.content);
        if (std::ranges::none_of(content.documents, [&](const service::ReceiptDocument& named) {
                return named.name.text() == member.name && named.sha256 == sha256;
            }))
            return invalid(QStringLiteral("without ") + member.name);
    }
    return documents == content.documents.size() ? Result<void>()
                                                 : invalid(QStringLiteral("more documents than were sent"));
}

Result<void> checkAgainst(const QByteArray& bundle, const ReceiptContent& content) {
    if (content.bundleSha256 != sha256Hex(bundle))
        return invalid(QStringLiteral("for another bundle"));
    const Result<Certificate> signer = signerOf(bundle);
    if (!signer)
        return failure(signer);
    if (!isSameNumber(content.certificateSerial, signer->serialNumber()))
        return invalid(QStringLiteral("names another certificate"));
    return checkDocuments(content, bundle);
}

} // namespace

Result<ReceiptContent> readReceipt(const service::Receipt& receipt) {
    const auto json = QJsonDocument::fromJson(receipt.content).object();
    if (canonicalJson(json) !=
        receipt.content) // a second member of a name would say something else to others
        return invalid(QStringLiteral("not canonical"));
    const Result<ReceiptContent> content = service::fromJson<ReceiptContent>(json);
    if (!content)
        return invalid(content.error().cause);
    return content;
}

Result<ReceiptContent> checkReceipt(const service::Application& application,
                                    const std::optional<QByteArray>& bundle, const ReceiptPolicy& policy) {
    if (!application.receipt)
        return invalid(QStringLiteral("no receipt"));
    if (const Result<void> signer = checkSigner(*application.receipt, policy); !signer)
        return failure(signer);
    const Result<ReceiptContent> content = readReceipt(*application.receipt);
    if (!content)
        return content;
    if (content->applicationId != application.id)
        return invalid(QStringLiteral("for another application"));
    if (bundle)
        if (const Result<void> same = checkAgainst(*bundle, *content); !same)
            return failure(same);
    return content;
}

Result<void> storeReceipt(const QString& folder, const service::Receipt& receipt) {
    const QDir target(folder);
    const Result<void> written =
        writeFile(target.filePath(service::receiptName), receipt.content, FileAccess::OwnerOnly);
    return written ? writeFile(target.filePath(service::receiptSignatureName), receipt.signature,
                               FileAccess::OwnerOnly)
                   : written;
}

Result<void> storeBundle(const QString& folder, const QByteArray& bundle) {
    const QDir target(folder);
    const auto members = signature::readContainerBytes(bundle);
    if (!members)
        return failure(members);
    for (const signature::ContainerMember& member : *members) {
        const Result<MemberName> name = MemberName::of(member.name); // it may come out of an old outbox
        if (!name)
            return failure(name);
        if (const Result<void> copied =
                writeFile(target.filePath(*name), member.content, FileAccess::OwnerOnly);
            !copied)
            return copied;
    }
    return writeFile(target.filePath(service::bundleName), bundle, FileAccess::OwnerOnly);
}

} // namespace yenile::renewal
