// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/asic_container.h"

#include "core/base/file.h"
#include "core/signature/container/container.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/crypto/definite_length.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <ranges>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

const QStringList simpleNames{u"META-INF/signature.p7s"_s, u"META-INF/timestamp.tst"_s};

/// What changes nothing of the signatures: the manifests of evidence records (EN 319 162-1, 4.3.3.3), and
/// what other kinds of packages keep there (A.5).
bool isHarmless(const QString& name) {
    static const QRegularExpression pattern(
        u"^META-INF/([^/]*evidencerecordmanifest[^/]*\\.xml|(container|manifest|metadata)\\.xml)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(name).hasMatch();
}

/// What META-INF may hold besides manifests: their signatures and time stamps. Nothing else that is not
/// known, for nothing would protect it.
Result<void> checkMeta(const AsicContainer& container) {
    const auto names = [](const QString& name) {
        return [&name](const AsicContainer::Signed& set) {
            return set.manifestName == name || set.manifest.signature == name;
        };
    };
    for (const ZipEntry& entry : container.meta)
        if (!isHarmless(entry.name) && !foreignKind(entry.name) &&
            std::ranges::none_of(container.manifests, names(entry.name)) &&
            std::ranges::none_of(container.stamps, names(entry.name)) &&
            std::ranges::none_of(container.archives, names(entry.name)))
            return fail(ErrorCode::ContainerDamaged, {}, u"unexpected "_s + entry.name);
    return {};
}

Result<std::vector<AsicContainer::Signed>> readManifests(const std::vector<ZipEntry>& meta,
                                                         const QString& kind) {
    const QRegularExpression isManifest(u"^META-INF/[^/]*%1[^/]*\\.xml$"_s.arg(kind));
    std::vector<AsicContainer::Signed> manifests;
    for (const ZipEntry& entry : meta) {
        if (!isManifest.match(entry.name).hasMatch())
            continue;
        Result<AsicManifest> manifest = manifestFromXml(entry.content);
        if (!manifest)
            return failure(manifest);
        const ZipEntry* signature = findEntry(meta, manifest->signature);
        if (signature == nullptr)
            return fail(ErrorCode::ContainerIncomplete, {manifest->signature});
        manifests.push_back(
            {entry.name, entry.content, std::move(*manifest), withDefiniteLengths(signature->content)});
    }
    return manifests;
}

/// ASiC-S (EN 319 162-1, 4.3): one member, and a signature or a time stamp over it without a manifest. It is
/// read as if there were one over that member.
Result<void> readSimple(AsicContainer& container) {
    if (container.members.size() != 1)
        return fail(ErrorCode::ContainerDamaged, {}, u"not one member"_s);
    const ZipEntry& member = container.members.front();
    const auto digest = DigestAlgorithm::Sha256;
    const AsicManifest::Reference reference{member.name, {}, digest, {}, digestOf({member.content}, digest)};
    const auto read = [&](const ZipEntry* entry, std::vector<AsicContainer::Signed>& list) {
        if (entry != nullptr)
            list.push_back({member.name,
                            member.content,
                            {entry->name, {reference}},
                            withDefiniteLengths(entry->content)});
    };
    read(findEntry(container.meta, simpleNames[0]), container.manifests);
    read(findEntry(container.meta, simpleNames[1]), container.stamps);
    if (container.manifests.empty() && container.stamps.empty())
        return fail(ErrorCode::ContainerIncomplete, {simpleNames[0]});
    return {};
}

Result<void> readMeta(AsicContainer& container, bool simple) {
    auto manifests = readManifests(container.meta, u"ASiCManifest"_s);
    if (!manifests)
        return failure(manifests);
    for (const ZipEntry& entry : container.meta)
        if (const auto kind = foreignKind(entry.name))
            container.foreign.push_back({entry.name, *kind});
    if (manifests->empty() && container.foreign.empty() && !simple)
        return fail(ErrorCode::ContainerIncomplete, {firstManifestName});
    auto archives = readManifests(container.meta, u"ASiCArchiveManifest"_s);
    if (!archives)
        return failure(archives);
    std::ranges::sort(*archives, {}, [](const AsicContainer::Signed& set) {
        return std::pair(archiveNumber(set.manifestName), set.manifestName);
    });
    std::ranges::partition_copy(*manifests, std::back_inserter(container.stamps),
                                std::back_inserter(container.manifests),
                                [](const AsicContainer::Signed& set) { return set.manifest.isStamped(); });
    container.archives = std::move(*archives);
    if (simple && container.manifests.empty() && container.stamps.empty() && container.foreign.empty())
        if (const Result<void> read = readSimple(container); !read)
            return read;
    return checkMeta(container);
}

} // namespace

int archiveNumber(const QString& manifestName) {
    static const QRegularExpression pattern(u"(\\d+)\\.xml$"_s);
    const QRegularExpressionMatch match = pattern.match(manifestName);
    bool isNumber = false;
    const int number = match.captured(1).toInt(&isNumber);
    return isNumber ? number : std::numeric_limits<int>::max();
}

bool isMeta(const QString& name) {
    return name.startsWith(u"META-INF/"_s, Qt::CaseInsensitive);
}

Result<AsicContainer> openContainer(QByteArrayView archive) {
    const Result<std::vector<ZipEntry>> entries = unzippedInPlace(archive);
    if (!entries)
        return failure(entries);
    // It belongs in front, and stored; there are those who write it elsewhere, or not at all.
    const ZipEntry* type = findEntry(*entries, typeMemberName);
    const bool simple = type != nullptr ? type->content == asicSimpleMimeType
                                        : std::ranges::any_of(*entries, [](const ZipEntry& entry) {
                                              return simpleNames.contains(entry.name);
                                          });
    if (type != nullptr && type->content != asicMimeType && !simple)
        return fail(ErrorCode::ContainerDamaged, {}, u"mimetype"_s);
    AsicContainer container;
    for (const ZipEntry& entry : *entries)
        if (entry.name != typeMemberName)
            (isMeta(entry.name) ? container.meta : container.members).push_back(entry);
    if (const Result<void> meta = readMeta(container, simple); !meta)
        return failure(meta);
    return container;
}

Result<std::vector<ContainerMember>> readContainerBytes(const QByteArray& content) {
    const Result<AsicContainer> container = openContainer(content);
    if (!container)
        return failure(container);
    QHash<QString, QString> mimeTypes;
    for (const AsicContainer::Signed& set : container->manifests)
        for (const AsicManifest::Reference& reference : set.manifest.references)
            mimeTypes.insert(reference.member, reference.mimeType);
    std::vector<ContainerMember> members;
    for (const ZipEntry& entry : container->members) // on their own: the archive may be gone sooner
        members.push_back(
            {entry.name, mimeTypes.value(entry.name), QByteArrayView(entry.content).toByteArray()});
    return members;
}

Result<std::vector<ContainerMember>> readContainer(const QString& path) {
    const Result<QByteArray> content = readFile(path);
    return content ? readContainerBytes(*content) : failure(content);
}

} // namespace yenile::signature
