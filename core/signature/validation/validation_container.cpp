// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/signature/certificates/path_cache.h"
#include "core/signature/cms/cms_revocation.h"
#include "core/signature/container/asic_container.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/validation/signature_check.h"

#include <algorithm>
#include <ranges>

/// The signatures of ASiC-E containers.
namespace yenile::signature {

namespace {

/// An archive manifest speaks of META-INF as well.
const ZipEntry* memberNamed(const AsicContainer& container, const QString& name) {
    const ZipEntry* member = findEntry(container.members, name);
    return member != nullptr ? member : findEntry(container.meta, name);
}

std::optional<Finding> checkReference(const AsicContainer& container,
                                      const AsicManifest::Reference& reference) {
    const ZipEntry* member = memberNamed(container, reference.member);
    if (member == nullptr)
        return indeterminate("SIGNED_DATA_NOT_FOUND", ErrorCode::ContainerIncomplete, {reference.member});
    if (!reference.digest)
        return indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused,
                             {reference.digestUri});
    if (digestOf({member->content}, *reference.digest) != reference.value)
        return failed("HASH_FAILURE", ErrorCode::ContainerMemberAltered, {reference.member});
    return {};
}

bool covers(const AsicManifest& manifest, const QString& name) {
    return std::ranges::find(manifest.references, name, &AsicManifest::Reference::member) !=
           manifest.references.end();
}

/// Whether an archive manifest stands for a signature with all that belongs to it.
bool coversSignature(const AsicManifest& archive, const AsicContainer::Signed& set) {
    return covers(archive, set.manifestName) && covers(archive, set.manifest.signature) &&
           std::ranges::all_of(set.manifest.references, [&](const AsicManifest::Reference& reference) {
               return covers(archive, reference.member);
           });
}

/// A member that no manifest speaks of: it was added, or renamed.
std::optional<QString> uncoveredMember(const AsicContainer& container) {
    for (const ZipEntry& member : container.members) {
        const auto isCovering = [&](const AsicContainer::Signed& set) {
            return covers(set.manifest, member.name);
        };
        if (std::ranges::none_of(container.manifests, isCovering) &&
            std::ranges::none_of(container.stamps, isCovering))
            return member.name;
    }
    return {};
}

void checkReferences(const AsicContainer& container, const AsicManifest& manifest, SignatureReport& report) {
    for (const AsicManifest::Reference& reference : manifest.references) {
        report.coveredMembers.push_back(reference.member);
        if (const ZipEntry* member = memberNamed(container, reference.member))
            report.signedData.push_back(signedDataOf(reference.member, {member->content}));
        if (const std::optional<Finding> finding = checkReference(container, reference))
            addIntegrityFinding(report, *finding);
    }
}

/// From the newest archive manifest to the oldest, then the time stamps over data, then the signatures: each
/// trusted time stamp proves that what it speaks of was there.
class ContainerValidation {
public:
    ContainerValidation(const AsicContainer& container, const ValidationPolicy& policy)
        : m_container(container), m_policy(policy) {
        for (const auto* list : {&container.manifests, &container.stamps, &container.archives})
            for (const AsicContainer::Signed& set : *list)
                collect(set.signature);
    }

    std::vector<SignatureReport> reports() {
        std::vector<SignatureReport> stamps;
        for (const AsicContainer::Signed& set : std::views::reverse(m_container.archives))
            stamps.insert(stamps.begin(), stampReport(set, QStringLiteral("ArchiveTimeStamp")));
        for (const AsicContainer::Signed& set : std::views::reverse(m_container.stamps))
            stamps.insert(stamps.begin(), stampReport(set, QStringLiteral("TimeStamp")));
        std::vector<SignatureReport> all;
        for (const AsicContainer::Signed& set : m_container.manifests)
            for (int signer = 0; signer < qMax(1, signerCount(set.signature)); ++signer)
                all.push_back(report(set, signer));
        all.insert(all.end(), stamps.begin(), stamps.end());
        addForeign(all);
        return all;
    }

private:
    /// An evidence record beside a signature is no signature of its own, but is not passed over.
    void addForeign(std::vector<SignatureReport>& all) const {
        const size_t judged = all.size();
        for (const ForeignSignature& foreign : m_container.foreign) {
            if (foreign.kind != evidenceRecordKind || judged == 0)
                all.push_back(foreignReport(foreign));
            else
                for (SignatureReport& report : all | std::views::take(judged))
                    report.warnings.push_back({Warning::Kind::EvidenceRecordUnused, {foreign.member}});
        }
    }

    /// What judges one signature or stamp often lies in another one.
    void collect(const QByteArray& cms) {
        for (Certificate& certificate : certificatesIn(cms))
            m_evidence.certificates.push_back(std::move(certificate));
        m_evidence.revocation.add(revocationDataIn(cms));
    }

    struct Stamp {
        const AsicContainer::Signed* set;
        QDateTime time;
    };

    /// What the trusted stamps that were looked at prove of it; the oldest comes last.
    [[nodiscard]] PathEvidence evidenceOf(const AsicContainer::Signed& set) const {
        PathEvidence evidence = m_evidence;
        for (const Stamp& proof : m_proofs)
            if (coversSignature(proof.set->manifest, set))
                evidence.provenTime = proof.time;
        return evidence;
    }

    /// An archive manifest stands for a signature with all that lies in it.
    [[nodiscard]] Surroundings surroundingsOf(const AsicContainer::Signed& set) const {
        Surroundings surroundings;
        for (const Stamp& stamp : m_stamps)
            if (coversSignature(stamp.set->manifest, set))
                surroundings = {stamp.time, true};
        return surroundings;
    }

    /// The revocation data in whatever the stamp speaks of was there.
    void prove(const AsicContainer::Signed& stamp, const QDateTime& time) {
        m_proofs.push_back({&stamp, time});
        for (const auto* list : {&m_container.manifests, &m_container.stamps, &m_container.archives})
            for (const AsicContainer::Signed& set : *list) {
                if (!covers(stamp.manifest, set.manifest.signature))
                    continue;
                const RevocationData data = revocationDataIn(set.signature);
                for (const auto* pieces : {&data.ocspResponses, &data.crls})
                    for (const QByteArray& der : *pieces)
                        m_evidence.proofs.add(der, time);
            }
    }

    SignatureReport stampReport(const AsicContainer::Signed& set, const QString& level) {
        const PathEvidence evidence = evidenceOf(set);
        const QString& name = set.manifest.signature;
        const TimeStampResult stamp =
            verifyTimeStamp({set.manifestXml}, set.signature, evidence, m_policy, name);
        SignatureReport report = reportOn(stamp);
        report.name = name;
        report.level = level;
        checkReferences(m_container, set.manifest, report);
        checkMembers(set, report);
        if (report.intact)
            m_stamps.push_back({&set, stamp.time});
        if (report.indication == Indication::TotalPassed && report.provenTime)
            prove(set, *report.provenTime);
        return report;
    }

    SignatureReport report(const AsicContainer::Signed& set, int signer) const {
        SignatureReport report = checkSignature({set.manifestXml}, set.signature, CmsProfile::Cades,
                                                set.manifestName, ErrorCode::ContainerMemberAltered,
                                                evidenceOf(set), m_policy, surroundingsOf(set), {}, signer);
        report.name = set.manifest.signature;
        if (signer > 0)
            report.name += u' ' + QString::number(signer + 1);
        checkReferences(m_container, set.manifest, report);
        checkMembers(set, report);
        return report;
    }

    void checkMembers(const AsicContainer::Signed& set, SignatureReport& report) const {
        const std::optional<QString> uncovered = uncoveredMember(m_container);
        if (uncovered)
            addIntegrityFinding(report,
                                failed("FORMAT_FAILURE", ErrorCode::DocumentNotExpected, {*uncovered}));
        report.coversWholeFile = std::ranges::all_of(
            m_container.members, [&](const ZipEntry& member) { return covers(set.manifest, member.name); });
    }

    const AsicContainer& m_container;
    const ValidationPolicy& m_policy;
    PathEvidence m_evidence;
    std::vector<Stamp> m_stamps; ///< that belong to what they stamp
    std::vector<Stamp> m_proofs; ///< and are trusted
};

/// One that wants a password may be whole all the same.
Finding findingOn(const Error& problem) {
    const bool isLocked =
        problem.code == ErrorCode::PdfEncrypted || problem.code == ErrorCode::PdfPasswordWrong;
    return isLocked ? Finding{Indication::Indeterminate, QStringLiteral("GENERIC"), problem}
                    : Finding{Indication::TotalFailed, QStringLiteral("FORMAT_FAILURE"), problem};
}

/// The PDFs in the container are judged as if they stood alone.
void addDocuments(const AsicContainer& container, const ValidationPolicy& policy, const Secret& password,
                  ValidationReport& all) {
    for (const ZipEntry& member : container.members) {
        if (!member.content.startsWith("%PDF-"))
            continue;
        const Result<ValidationReport> document =
            validatePdfBytes(member.content, member.name, policy, password);
        if (!document) {
            all.signatures.push_back(reportOf(member.name, findingOn(document.error())));
            continue;
        }
        for (SignatureReport signature : document->signatures) {
            signature.name = member.name + u'!' + signature.name;
            all.signatures.push_back(std::move(signature));
        }
    }
}

} // namespace

Result<ValidationReport> validateContainerBytes(const QByteArray& content, const QString& name,
                                                const ValidationPolicy& policy, const Secret& password) {
    const Result<AsicContainer> container = openContainer(content);
    if (!container) {
        ValidationReport foreign{name, {}};
        for (const ForeignSignature& each : foreignSignatures(content))
            foreign.signatures.push_back(foreignReport(each));
        return foreign.signatures.empty() ? Result<ValidationReport>(failure(container)) : foreign;
    }
    const PathCache paths;
    ValidationReport all{name, ContainerValidation(*container, policy).reports()};
    addDocuments(*container, policy, password, all);
    return all;
}

Result<ValidationReport> validateContainer(const QString& path, const ValidationPolicy& policy,
                                           const Secret& password) {
    const Result<QByteArray> content = readFile(path);
    if (!content)
        return failure(content);
    return validateContainerBytes(*content, path, policy, password);
}

} // namespace yenile::signature
