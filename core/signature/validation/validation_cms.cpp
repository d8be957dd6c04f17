// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/certificates/path_cache.h"
#include "core/signature/cms/cms_verify.h"
#include "core/signature/container/file_kind.h"
#include "core/signature/crypto/definite_length.h"
#include "core/signature/crypto/prefix_digests.h"
#include "core/signature/validation/signature_check.h"

/// Signatures in a file of their own: CAdES (EN 319 122-1) over a file beside them, or over what they hold.
namespace yenile::signature {

namespace {

/// Whose it is can be told, and nothing else.
SignatureReport withoutContent(const QString& name, const CmsMessage& cms, int signer) {
    SignatureReport report =
        reportOf(name, indeterminate("SIGNED_DATA_NOT_FOUND", ErrorCode::SignedFileMissing, {name}));
    const CmsResult read = verifyCms({}, cms, CmsProfile::Alone, name, ErrorCode::DocumentAltered, signer);
    report.signer = read.signer;
    report.claimedTime = read.signingTime;
    report.level = QStringLiteral("CAdES");
    return report;
}

} // namespace

Result<ValidationReport> validateCmsBytes(const QByteArray& content, const QString& name,
                                          const ValidationPolicy& policy,
                                          const std::optional<QByteArray>& signedContent) {
    const QByteArray bytes = withDefiniteLengths(decodedCms(content));
    const CmsMessage cms(bytes);
    const int signers = cms.signerCount();
    if (signers == 0)
        return fail(ErrorCode::FileDamaged, {name}, QStringLiteral("no signer in the CMS"));
    if (const auto finding = checkSignerCount(cms, name))
        return ValidationReport{name, {reportOf(name, *finding)}};
    const std::optional<QByteArrayView> whole =
        signedContent ? std::optional<QByteArrayView>(*signedContent) : cms.attachedContent();
    const PrefixDigests digests(whole.value_or(QByteArrayView()), {whole ? whole->size() : 0});
    const PathCache paths;
    ValidationReport report{name, {}};
    for (int signer = 0; signer < signers; ++signer) {
        report.signatures.push_back(whole ? checkSignature({*whole}, cms, CmsProfile::Alone, name,
                                                           ErrorCode::DocumentAltered, {}, policy, {}, {},
                                                           signer)
                                          : withoutContent(name, cms, signer));
        SignatureReport& one = report.signatures.back();
        if (whole)
            one.signedData = {signedDataOf({}, {*whole})};
        one.name = signers == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(signer + 1);
        one.coversWholeFile = one.integrity() == SignatureReport::Integrity::Unaltered;
    }
    return report;
}

} // namespace yenile::signature
