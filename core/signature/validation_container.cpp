#include "core/base/file.h"
#include "core/signature/algorithms.h"
#include "core/signature/asic_container.h"
#include "core/signature/signature_check.h"

#include <algorithm>

/// The signatures of ASiC-E containers.
namespace yenile::signature {

namespace {

const ZipEntry* find(const AsicContainer& container, const QString& name) {
    const auto found = std::ranges::find(container.members, name, &ZipEntry::name);
    return found == container.members.end() ? nullptr : &*found;
}

std::optional<Finding> checkReference(const AsicContainer& container,
                                      const AsicManifest::Reference& reference) {
    const ZipEntry* member = find(container, reference.member);
    if (member == nullptr)
        return indeterminate("SIGNED_DATA_NOT_FOUND", ErrorCode::ContainerIncomplete, {reference.member});
    if (!reference.digest)
        return indeterminate("CRYPTO_CONSTRAINTS_FAILURE", ErrorCode::AlgorithmRefused,
                             {reference.digestUri});
    if (digestOf({member->content}, *reference.digest) != reference.value)
        return failed("HASH_FAILURE", ErrorCode::ContainerMemberAltered, {reference.member});
    return {};
}

/// A member that no manifest speaks of: it was added, or renamed.
std::optional<QString> uncoveredMember(const AsicContainer& container) {
    for (const ZipEntry& member : container.members) {
        const bool covered = std::ranges::any_of(container.manifests, [&](const AsicContainer::Signed& set) {
            return std::ranges::find(set.manifest.references, member.name,
                                     &AsicManifest::Reference::member) != set.manifest.references.end();
        });
        if (!covered)
            return member.name;
    }
    return {};
}

SignatureReport report(const AsicContainer& container, const AsicContainer::Signed& set,
                       const ValidationPolicy& policy) {
    SignatureReport report = checkSignature({set.manifestXml}, set.signature, CmsProfile::Cades,
                                            set.manifestName, ErrorCode::ContainerMemberAltered, {}, policy);
    report.name = set.manifest.signature;
    for (const AsicManifest::Reference& reference : set.manifest.references) {
        report.coveredMembers.push_back(reference.member);
        if (const std::optional<Finding> finding = checkReference(container, reference))
            addIntegrityFinding(report, *finding);
    }
    const std::optional<QString> uncovered = uncoveredMember(container);
    if (uncovered)
        addIntegrityFinding(report, failed("FORMAT_FAILURE", ErrorCode::DocumentNotExpected, {*uncovered}));
    report.coversWholeFile =
        !uncovered && std::ranges::all_of(container.members, [&](const ZipEntry& member) {
            return std::ranges::find(report.coveredMembers, member.name) != report.coveredMembers.end();
        });
    return report;
}

/// The PDFs in the container are judged as if they stood alone.
void addDocuments(const AsicContainer& container, const ValidationPolicy& policy, ValidationReport& all) {
    for (const ZipEntry& member : container.members) {
        if (!member.content.startsWith("%PDF-"))
            continue;
        const Result<ValidationReport> document = validatePdfBytes(member.content, member.name, policy);
        if (!document) {
            SignatureReport unreadable;
            unreadable.name = member.name;
            unreadable.indication = Indication::TotalFailed;
            unreadable.subIndication = QStringLiteral("FORMAT_FAILURE");
            unreadable.problem = document.error();
            all.signatures.push_back(std::move(unreadable));
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
                                                const ValidationPolicy& policy) {
    const Result<AsicContainer> container = openContainer(content);
    if (!container)
        return failure(container);
    ValidationReport all{name, {}};
    for (const AsicContainer::Signed& set : container->manifests)
        all.signatures.push_back(report(*container, set, policy));
    addDocuments(*container, policy, all);
    return all;
}

Result<ValidationReport> validateContainer(const QString& path, const ValidationPolicy& policy) {
    const Result<QByteArray> content = readFile(path);
    if (!content)
        return failure(content);
    return validateContainerBytes(*content, path, policy);
}

} // namespace yenile::signature
