// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/signed_bundle.h"

#include "core/base/file.h"
#include "core/base/temporary_folder.h"
#include "core/reading/client/file_judge.h"
#include "core/reading/client/file_reviser.h"
#include "core/reading/client/page_areas.h"
#include "core/renewal/kept_signatures.h"
#include "core/signature/certificates/certificate_path.h"
#include "core/signature/signing/asic.h"
#include "core/signature/signing/extend.h"
#include "core/signature/signing/pades.h"
#include "core/signature/validation/signature_demands.h"

#include <QDir>

#include <algorithm>

namespace yenile::renewal {

using namespace Qt::StringLiterals;

namespace {

/// What the service wants of signatures.
struct Demands : signature::SignatureDemands {
    signature::DigestAlgorithm digest = signature::DigestAlgorithm::Sha256;
    std::optional<signature::SignaturePlace> place = {};
};

/// A corner that only a later version knows is the usual one here.
std::optional<signature::SignaturePlace> placeOf(const service::SignaturePolicy& policy) {
    if (!policy.visibleSignature)
        return {};
    signature::SignaturePlace place;
    if (const auto& wanted = policy.signaturePlace) {
        place.page = wanted->page;
        place.corner = signature::cornerNamed(wanted->corner).value_or(place.corner);
        place.field = wanted->field.value_or(QString());
    }
    return place;
}

Result<Demands> demandsOf(const service::SignaturePolicy& policy) {
    if (policy.documentFormat.value_or(u"PAdES"_s) != u"PAdES")
        return fail(ErrorCode::MechanismUnsupported, {*policy.documentFormat});
    if (policy.bundleFormat.value_or(u"ASiC-E"_s) != u"ASiC-E")
        return fail(ErrorCode::MechanismUnsupported, {*policy.bundleFormat});
    const auto demands = signature::demandsNamed(policy.level, policy.profile);
    if (!demands)
        return failure(demands);
    const auto digest = signature::digestNamed(policy.digestAlgorithm);
    if (!digest)
        return fail(ErrorCode::MechanismUnsupported, {policy.digestAlgorithm});
    return Demands{*demands, *digest, placeOf(policy)};
}

/// The steps of makeSignedBundle(), in a folder that goes with it.
class BundleMaker {
public:
    BundleMaker(const BundleTask& task, signature::Signer& signer, const Demands& demands,
                TemporaryFolder folder)
        : m_task(task), m_signer(signer), m_demands(demands), m_kept(task.keptFolder, task.application.id),
          m_signatures(static_cast<int>(task.documents.size()) + 1), m_folder(std::move(folder)) {}

    Result<QByteArray> make() {
        const QString bundle = m_folder.filePath(QStringLiteral("bundle.asice"));
        Result<void> done = signDocuments();
        if (done)
            done = bind(bundle);
        if (done)
            done = check(bundle);
        if (!done)
            return failure(done);
        return readFile(bundle);
    }

private:
    [[nodiscard]] Result<void> enter(SubmissionStage stage, int doneSignatures) const {
        if (m_task.stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        m_task.progress({stage, doneSignatures, m_signatures});
        return {};
    }

    Result<void> signDocuments() {
        int number = 0;
        for (const Document& document : m_task.documents) {
            if (const Result<void> going = enter(SubmissionStage::SigningDocuments, number); !going)
                return going;
            Result<QByteArray> signedPdf = sign(document, ++number);
            if (!signedPdf)
                return failure(signedPdf);
            m_members.push_back(
                {document.info.name, QStringLiteral("application/pdf"), std::move(*signedPdf)});
        }
        m_members.push_back(
            {service::recordName, QStringLiteral("application/json"), m_task.application.record});
        return {};
    }

    Result<QByteArray> sign(const Document& document, int number) {
        const QString original = m_folder.filePath(QStringLiteral("original.pdf"));
        const QString result = m_folder.filePath(QStringLiteral("signed.pdf"));
        if (const Result<void> written = writeFile(original, document.content); !written)
            return failure(written);
        signature::PadesOptions options;
        options.digest = m_demands.digest;
        options.profile = m_demands.profile;
        options.timeStamper = isStampedWhole(m_demands.profile) ? nullptr : timeStamper();
        options.place = m_demands.place;
        if (options.place && options.place->field.isEmpty())
            options.place->taken =
                reading::inkedAreas(original, options.place->page).value_or(QList<QRectF>());
        options.tell = [this, number](const QString& note) {
            m_task.progress({SubmissionStage::SigningDocuments, number - 1, m_signatures, note});
        };
        options.description = document.info.title.text();
        options.number = number;
        options.count = m_signatures;
        const Result<void> made = lasting(result, nameOf({document.content}), [&] {
            return signature::signPdf(original, result, m_signer, m_reviser, options, *m_task.clock);
        });
        if (!made)
            return failure(made);
        return readFile(result);
    }

    /// By what is signed, who signs, and how.
    [[nodiscard]] QString nameOf(const std::vector<QByteArray>& contents) const {
        QByteArray all = m_signer.certificate().der() + rulesOf(m_demands.profile).name +
                         (m_demands.place ? "visible" : "") +
                         QByteArray::number(static_cast<int>(m_demands.digest));
        for (const QByteArray& content : contents)
            all += sha256Hex(content).toLatin1();
        return sha256Hex(all);
    }

    /// Signs into the file and makes it last; or goes on with what an earlier try has kept of it.
    Result<void> lasting(const QString& file, const QString& name,
                         const std::function<Result<void>()>& sign) {
        if (m_demands.level == signature::Level::Basic)
            return sign();
        // By the usage profiles a time stamp must not come long after the time that the signer claims.
        const qint64 longest = m_demands.profile == signature::UsageProfile::P1
                                   ? KeptSignatures::longest
                                   : signature::longestAfterClaim / 2;
        const QString whole = name + u'-' + signature::levelName(m_demands.level);
        if (const auto kept = m_kept.find(whole, longest))
            return writeFile(file, *kept);
        if (const auto kept = m_kept.find(name, longest)) {
            if (const Result<void> written = writeFile(file, *kept); !written)
                return written;
        } else {
            const Result<void> made = sign();
            if (!made && made.error().code != ErrorCode::TimeStampFailed)
                return made;
            const Result<void> stored = store(name, file);
            if (!made || !stored)
                return made ? stored : made;
        }
        const Result<void> extended = extend(file);
        return extended ? store(whole, file) : extended;
    }

    [[nodiscard]] Result<void> store(const QString& name, const QString& file) const {
        const Result<QByteArray> content = readFile(file);
        return content ? m_kept.store(name, *content) : failure(content);
    }

    Result<void> bind(const QString& bundle) {
        if (const Result<void> going = enter(SubmissionStage::MakingBundle, m_signatures - 1); !going)
            return going;
        signature::AsicOptions options;
        options.digest = m_demands.digest;
        options.profile = m_demands.profile;
        options.timeStamper = timeStamper();
        options.description = service::bundleName;
        options.number = m_signatures;
        options.count = m_signatures;
        std::vector<QByteArray> contents;
        contents.reserve(m_members.size());
        for (const signature::ContainerMember& member : m_members)
            contents.push_back(member.content);
        return lasting(bundle, nameOf(contents), [&] {
            return signature::createContainer(bundle, m_members, m_signer, options, *m_task.clock);
        });
    }

    [[nodiscard]] signature::TimeStamper* timeStamper() const {
        return m_demands.level > signature::Level::Basic ? m_task.timeStamper.get() : nullptr;
    }

    [[nodiscard]] Result<void> extend(const QString& file) {
        return signature::extendFile(
            file, file, {m_demands.level, m_task.trustAnchors, m_task.transport.get(), timeStamper()},
            m_reviser, *m_task.clock);
    }

    Result<void> check(const QString& bundle) {
        if (const Result<void> going = enter(SubmissionStage::CheckingBundle, m_signatures); !going)
            return going;
        const signature::ValidationPolicy policy{.trustAnchors = m_task.trustAnchors,
                                                 .requireQualified = true,
                                                 .clock = m_task.clock,
                                                 .awaitGracePeriod = false};
        const Result<signature::ValidationReport> report = reading::judgeFile(bundle, policy);
        if (!report)
            return failure(report);
        const Result<void> checked = signature::checkDemands(*report, m_demands);
        if (!checked) // what was kept of an earlier try may be why
            m_kept.clear();
        return checked;
    }

    const BundleTask& m_task;
    signature::Signer& m_signer;
    Demands m_demands;
    KeptSignatures m_kept;
    reading::FileReviser m_reviser; ///< the documents are parsed there
    int m_signatures;
    TemporaryFolder m_folder;
    std::vector<signature::ContainerMember> m_members;
};

/// By all that can be learned of the certificate now; where nobody answers, the service decides. A responder
/// that tells of a wrong clock is passed on: the service may have one that is wrong alike.
Result<void> checkCertificate(const BundleTask& task, const signature::Signer& signer) {
    task.progress({SubmissionStage::CheckingCertificate, 0, 0});
    const signature::ValidationPolicy policy{.trustAnchors = task.trustAnchors,
                                             .requireQualified = true,
                                             .clock = task.clock,
                                             .transport = task.transport.get()};
    const signature::Certificate& certificate = signer.certificate();
    const signature::PathJudgement judged =
        signature::judgeSigner(certificate, {signer.chain(), {}, {}}, policy, certificate.commonName());
    if (judged.finding)
        return std::unexpected(judged.finding->problem);
    const auto off = std::ranges::find_if(judged.statuses,
                                          [](const auto& each) { return each.revocation.clock.has_value(); });
    if (off != judged.statuses.end())
        task.progress({SubmissionStage::CheckingCertificate, 0, 0, sentence(*off->revocation.clock)});
    return task.stop.stop_requested() ? fail(ErrorCode::Cancelled) : Result<void>();
}

/// Signatures that documents have already stay as they are; where one of them does not hold, nothing that is
/// signed over it will be taken.
Result<void> checkEarlierSignatures(const BundleTask& task) {
    const signature::ValidationPolicy policy{.trustAnchors = task.trustAnchors, .clock = task.clock};
    const Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder)
        return failure(folder);
    const QString file = folder->filePath(QStringLiteral("original.pdf"));
    for (const Document& document : task.documents) {
        if (!document.content.contains("/ByteRange"))
            continue;
        if (const Result<void> written = writeFile(file, document.content); !written)
            return written;
        const auto report = reading::judgeFile(file, policy);
        if (!report)
            return failure(report);
        for (const signature::SignatureReport& each : report->signatures)
            if (!each.intact)
                return std::unexpected(
                    each.problem.value_or(Error{ErrorCode::SignatureInvalid, {document.info.name}, {}}));
    }
    return {};
}

} // namespace

Result<QByteArray> makeSignedBundle(const BundleTask& task, signature::Signer& signer) {
    const Result<Demands> demands = demandsOf(task.policy);
    if (!demands)
        return failure(demands);
    // Before the PIN is asked for.
    if (demands->level > signature::Level::Basic && task.timeStamper == nullptr)
        return fail(ErrorCode::TimeStampFailed, {}, QStringLiteral("no authority set"));
    if (const Result<void> usable = checkCertificate(task, signer); !usable)
        return failure(usable);
    if (const Result<void> sound = checkEarlierSignatures(task); !sound)
        return failure(sound);
    Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder)
        return failure(folder);
    return BundleMaker(task, signer, *demands, std::move(*folder)).make();
}

} // namespace yenile::renewal
