// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/mapped_pages.h"
#include "core/signature/certificates/path_cache.h"
#include "core/signature/cms/cms_unsigned.h"
#include "core/signature/container/asic_container.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/prefix_digests.h"
#include "core/signature/validation/signature_check.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>
#include <ranges>

/// The signatures of ASiC-E containers.
namespace yenile::signature {

namespace {

/// What manifests speak of, found and digested once, however many of them there are.
class Members {
public:
    explicit Members(const AsicContainer& container) {
        for (const auto* list : {&container.meta, &container.members})
            for (const ZipEntry& entry : *list)
                m_entries.insert(entry.name, &entry);
        for (const auto* list : {&container.manifests, &container.stamps, &container.archives})
            for (const AsicContainer::Signed& set : *list) {
                QSet<QString>& names = m_covered[&set];
                for (const AsicManifest::Reference& reference : set.manifest.references)
                    names.insert(reference.member);
            }
        findUncovered(container);
    }

    /// Null where there is none. An archive manifest speaks of META-INF as well.
    [[nodiscard]] const ZipEntry* named(const QString& name) const { return m_entries.value(name); }

    [[nodiscard]] QByteArray digest(const ZipEntry& member, DigestAlgorithm algorithm) {
        QByteArray& digest = m_digests[{&member, algorithm}];
        if (digest.isEmpty())
            digest = digestOf({member.content}, algorithm);
        return digest;
    }

    /// What a manifest speaks of.
    [[nodiscard]] const QSet<QString>& covered(const AsicContainer::Signed& set) const {
        return m_covered.at(&set);
    }

    /// Whether an archive manifest stands for a signature with all that belongs to it.
    [[nodiscard]] bool coversSignature(const AsicContainer::Signed& archive,
                                       const AsicContainer::Signed& set) const {
        const QSet<QString>& names = covered(archive);
        return names.contains(set.manifestName) && names.contains(set.manifest.signature) &&
               names.contains(covered(set));
    }

    /// A member that no manifest speaks of: it was added, or renamed.
    [[nodiscard]] const std::optional<QString>& uncovered() const { return m_uncovered; }

private:
    void findUncovered(const AsicContainer& container) {
        QSet<QString> all;
        for (const auto* list : {&container.manifests, &container.stamps})
            for (const AsicContainer::Signed& set : *list)
                all.unite(covered(set));
        for (const ZipEntry& member : container.members)
            if (!m_uncovered && !all.contains(member.name))
                m_uncovered = member.name;
    }

    QHash<QString, const ZipEntry*> m_entries;
    std::map<const AsicContainer::Signed*, QSet<QString>> m_covered;
    std::map<std::pair<const ZipEntry*, DigestAlgorithm>, QByteArray> m_digests;
    std::optional<QString> m_uncovered;
};

std::optional<Finding> checkReference(Members& members, const AsicManifest::Reference& reference) {
    const ZipEntry* member = members.named(reference.member);
    if (member == nullptr)
        return indeterminate("SIGNED_DATA_NOT_FOUND", ErrorCode::ContainerIncomplete, {reference.member});
    if (!reference.digest)
        return indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused,
                             {reference.digestUri});
    if (members.digest(*member, *reference.digest) != reference.value)
        return failed("HASH_FAILURE", ErrorCode::ContainerMemberAltered, {reference.member});
    return {};
}

void checkReferences(Members& members, const AsicManifest& manifest, SignatureReport& report) {
    for (const AsicManifest::Reference& reference : manifest.references) {
        report.coveredMembers.push_back(reference.member);
        if (const ZipEntry* member = members.named(reference.member))
            report.signedData.push_back(
                {reference.member, member->content.size(),
                 QString::fromLatin1(members.digest(*member, DigestAlgorithm::Sha256).toHex())});
        if (const std::optional<Finding> finding = checkReference(members, reference))
            addIntegrityFinding(report, *finding);
    }
}

/// From the newest archive manifest to the oldest, then the time stamps over data, then the signatures: each
/// trusted time stamp proves that what it speaks of was there.
class ContainerValidation {
public:
    ContainerValidation(const AsicContainer& container, const ValidationPolicy& policy)
        : m_container(container), m_members(container), m_policy(policy) {
        for (const auto* list : {&container.manifests, &container.stamps, &container.archives})
            for (const AsicContainer::Signed& set : *list)
                collect(set);
    }

    std::vector<SignatureReport> reports() {
        std::vector<SignatureReport> stamps;
        for (const AsicContainer::Signed& set : std::views::reverse(m_container.archives))
            stamps.insert(stamps.begin(), stampReport(set, QStringLiteral("ArchiveTimeStamp")));
        for (const AsicContainer::Signed& set : std::views::reverse(m_container.stamps))
            stamps.insert(stamps.begin(), stampReport(set, QStringLiteral("TimeStamp")));
        std::vector<SignatureReport> all;
        for (const AsicContainer::Signed& set : m_container.manifests)
            addSignatures(set, all);
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
    void collect(const AsicContainer::Signed& set) {
        const UnsignedParts& parts = m_parts.emplace(&set, unsignedPartsOf(set.signature)).first->second;
        m_evidence.certificates.insert(m_evidence.certificates.end(), parts.certificates.begin(),
                                       parts.certificates.end());
        m_evidence.revocation.add(parts.revocation);
    }

    struct Stamp {
        const AsicContainer::Signed* set;
        QDateTime time;
    };

    /// What the trusted stamps that were looked at prove of it.
    [[nodiscard]] PathEvidence evidenceOf(const AsicContainer::Signed& set) const {
        PathEvidence evidence = m_evidence;
        for (const Stamp& proof : m_proofs)
            if (m_members.coversSignature(*proof.set, set))
                keepEarliest(evidence.provenTime, proof.time);
        return evidence;
    }

    /// An archive manifest stands for a signature with all that lies in it.
    [[nodiscard]] Surroundings surroundingsOf(const AsicContainer::Signed& set) const {
        Surroundings surroundings;
        for (const Stamp& stamp : m_stamps)
            if (m_members.coversSignature(*stamp.set, set)) {
                keepEarliest(surroundings.stamped, stamp.time);
                surroundings.isArchived = true;
            }
        return surroundings;
    }

    /// What whatever the stamp speaks of holds was there.
    void prove(const AsicContainer::Signed& stamp, const QDateTime& time) {
        m_proofs.push_back({&stamp, time});
        for (const auto& [set, parts] : m_parts)
            if (m_members.covered(stamp).contains(set->manifest.signature))
                signature::prove(parts, time, m_evidence.proofs);
    }

    SignatureReport stampReport(const AsicContainer::Signed& set, const QString& level) {
        const PathEvidence evidence = evidenceOf(set);
        const QString& name = set.manifest.signature;
        const TimeStampResult stamp =
            verifyTimeStamp({set.manifestXml}, set.signature, evidence, m_policy, name);
        SignatureReport report = reportOn(stamp);
        report.name = name;
        report.level = level;
        checkReferences(m_members, set.manifest, report);
        checkMembers(set, report);
        if (report.intact)
            m_stamps.push_back({&set, stamp.time});
        if (report.indication == Indication::TotalPassed && report.provenTime)
            prove(set, *report.provenTime);
        return report;
    }

    void addSignatures(const AsicContainer::Signed& set, std::vector<SignatureReport>& all) {
        const CmsMessage cms(set.signature);
        if (const auto finding = checkSignerCount(cms, set.manifest.signature)) {
            all.push_back(reportOf(set.manifest.signature, *finding));
            return;
        }
        const PrefixDigests digests(set.manifestXml, {set.manifestXml.size()});
        for (int signer = 0; signer < qMax(1, cms.signerCount()); ++signer)
            all.push_back(report(set, cms, signer));
    }

    SignatureReport report(const AsicContainer::Signed& set, const CmsMessage& cms, int signer) {
        SignatureReport report = checkSignature({set.manifestXml}, cms, CmsProfile::Cades, set.manifestName,
                                                ErrorCode::ContainerMemberAltered, evidenceOf(set), m_policy,
                                                surroundingsOf(set), {}, signer);
        report.name = set.manifest.signature;
        if (signer > 0)
            report.name += u' ' + QString::number(signer + 1);
        checkReferences(m_members, set.manifest, report);
        checkMembers(set, report);
        return report;
    }

    void checkMembers(const AsicContainer::Signed& set, SignatureReport& report) const {
        if (const std::optional<QString>& uncovered = m_members.uncovered())
            addIntegrityFinding(report,
                                failed("FORMAT_FAILURE", ErrorCode::DocumentNotExpected, {*uncovered}));
        report.coversWholeFile = std::ranges::all_of(m_container.members, [&](const ZipEntry& member) {
            return m_members.covered(set).contains(member.name);
        });
    }

    const AsicContainer& m_container;
    Members m_members;
    const ValidationPolicy& m_policy;
    PathEvidence m_evidence;
    std::map<const AsicContainer::Signed*, UnsignedParts> m_parts;
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
        MappedPages::giveBack(member.content);
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
