#include "core/signature/asic.h"

#include "core/base/file.h"
#include "core/signature/algorithms.h"
#include "core/signature/asic_container.h"
#include "core/signature/cades.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

const QString mimetypeName = u"mimetype"_s;
const QString metaFolder = u"META-INF/"_s;
const QString manifestName = u"META-INF/ASiCManifest001.xml"_s;
const QString signatureName = u"META-INF/signature001.p7s"_s;

bool isMeta(const QString& name) {
    return name.startsWith(metaFolder, Qt::CaseInsensitive);
}

const ZipEntry* find(const std::vector<ZipEntry>& entries, const QString& name) {
    const auto found = std::ranges::find(entries, name, &ZipEntry::name);
    return found == entries.end() ? nullptr : &*found;
}

AsicManifest manifestOver(const std::vector<ContainerMember>& members, DigestAlgorithm digest) {
    AsicManifest manifest{signatureName, {}};
    for (const ContainerMember& member : members)
        manifest.references.push_back(
            {member.name, member.mimeType, digest, {}, digestOf({member.content}, digest)});
    return manifest;
}

/// What META-INF may hold besides manifests: their signatures and time stamps. Nothing else, for nothing
/// would protect it.
Result<void> checkMeta(const AsicContainer& container) {
    const auto names = [](const QString& name) {
        return [&name](const AsicContainer::Signed& set) {
            return set.manifestName == name || set.manifest.signature == name;
        };
    };
    for (const ZipEntry& entry : container.meta)
        if (std::ranges::none_of(container.manifests, names(entry.name)) &&
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
        const ZipEntry* signature = find(meta, manifest->signature);
        if (signature == nullptr)
            return fail(ErrorCode::ContainerIncomplete, {manifest->signature});
        manifests.push_back({entry.name, entry.content, std::move(*manifest), signature->content});
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
            list.push_back({member.name, member.content, {entry->name, {reference}}, entry->content});
    };
    read(find(container.meta, u"META-INF/signature.p7s"_s), container.manifests);
    read(find(container.meta, u"META-INF/timestamp.tst"_s), container.archives);
    if (container.manifests.empty() && container.archives.empty())
        return fail(ErrorCode::ContainerIncomplete, {u"META-INF/signature.p7s"_s});
    return {};
}

Result<void> readMeta(AsicContainer& container, bool simple) {
    auto manifests = readManifests(container.meta, u"ASiCManifest"_s);
    if (!manifests)
        return failure(manifests);
    if (manifests->empty() && !simple)
        return fail(ErrorCode::ContainerIncomplete, {manifestName});
    auto archives = readManifests(container.meta, u"ASiCArchiveManifest"_s);
    if (!archives)
        return failure(archives);
    // Those with a number by it, then the one without.
    std::ranges::sort(*archives, {}, [](const AsicContainer::Signed& set) {
        return std::pair(set.manifestName == archiveManifestName, set.manifestName);
    });
    container.manifests = std::move(*manifests);
    container.archives = std::move(*archives);
    if (simple && container.manifests.empty())
        if (const Result<void> read = readSimple(container); !read)
            return read;
    return checkMeta(container);
}

} // namespace

Result<AsicContainer> openContainer(QByteArrayView archive) {
    const Result<std::vector<ZipEntry>> entries = unzipped(archive);
    if (!entries)
        return failure(entries);
    const bool simple = !entries->empty() && entries->front().content == asicSimpleMimeType;
    // First and stored, so that the type stands at a fixed place for who only looks at the beginning.
    if (entries->empty() || entries->front().name != mimetypeName ||
        (entries->front().content != asicMimeType && !simple) ||
        !archive.sliced(30).startsWith("mimetypeapplication/"))
        return fail(ErrorCode::ContainerDamaged, {}, u"mimetype"_s);
    AsicContainer container;
    for (const ZipEntry& entry : *entries | std::views::drop(1))
        (isMeta(entry.name) ? container.meta : container.members).push_back(entry);
    if (const Result<void> meta = readMeta(container, simple); !meta)
        return failure(meta);
    return container;
}

Result<void> createContainer(const QString& output, const std::vector<ContainerMember>& members,
                             Signer& signer, const AsicOptions& options, const Clock& clock) {
    std::vector<ZipEntry> entries{{mimetypeName, asicMimeType}};
    for (const ContainerMember& member : members) {
        if (isMeta(member.name))
            return fail(ErrorCode::Internal, {}, u"member in META-INF"_s);
        entries.push_back({member.name, member.content});
    }
    const QByteArray manifest = toXml(manifestOver(members, options.digest));
    const QDateTime now = clock.now();
    Result<QByteArray> cms = signDetached(
        digestOf({manifest}, options.digest), signer,
        {options.digest, now, options.profile, options.description, options.number, options.count});
    if (!cms)
        return failure(cms);
    const Result<void> stamped = addTimeStamp(*cms, options.digest, options.timeStamper);
    entries.push_back({manifestName, manifest});
    entries.push_back({signatureName, *cms});
    const Result<QByteArray> archive = zipped(entries, now);
    if (!archive)
        return failure(archive);
    if (const Result<void> written = writeFile(output, *archive); !written)
        return written;
    return stamped;
}

Result<std::vector<ContainerMember>> readContainerBytes(const QByteArray& content) {
    const Result<AsicContainer> container = openContainer(content);
    if (!container)
        return failure(container);
    std::vector<ContainerMember> members;
    for (const ZipEntry& entry : container->members) {
        ContainerMember member{entry.name, {}, entry.content};
        for (const AsicContainer::Signed& set : container->manifests)
            for (const AsicManifest::Reference& reference : set.manifest.references)
                if (reference.member == entry.name)
                    member.mimeType = reference.mimeType;
        members.push_back(std::move(member));
    }
    return members;
}

Result<std::vector<ContainerMember>> readContainer(const QString& path) {
    const Result<QByteArray> content = readFile(path);
    return content ? readContainerBytes(*content) : failure(content);
}

} // namespace yenile::signature
