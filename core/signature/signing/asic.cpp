// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/asic.h"

#include "core/signature/container/asic_container.h"
#include "core/signature/container/new_members.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/cades.h"

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

const QString signatureName = u"META-INF/signature001.p7s"_s;

AsicManifest manifestOver(const std::vector<ContainerMember>& members, DigestAlgorithm digest) {
    AsicManifest manifest{signatureName, {}};
    for (const ContainerMember& member : members)
        manifest.references.push_back(
            {member.name, member.mimeType, digest, {}, digestOf({member.content}, digest)});
    return manifest;
}

} // namespace

Result<void> createContainer(const QString& output, const std::vector<ContainerMember>& members,
                             Signer& signer, const AsicOptions& options, const Clock& clock) {
    std::vector<ZipEntry> entries{{typeMemberName, asicMimeType}};
    QStringList names;
    qint64 bytes = 0;
    for (const ContainerMember& member : members) {
        names << member.name;
        bytes += member.content.size();
        entries.push_back({member.name, member.content});
    }
    if (const Result<void> fit = checkNewMembers(names, bytes); !fit) // before anything is signed
        return fit;
    const QByteArray manifest = toXml(manifestOver(members, options.digest));
    const QDateTime now = clock.now();
    Result<QByteArray> cms = signDetached(
        digestOf({manifest}, options.digest), signer,
        {options.digest, now, options.profile, options.description, options.number, options.count});
    if (!cms)
        return failure(cms);
    const Result<void> stamped = addTimeStamp(*cms, options.digest, options.timeStamper);
    entries.push_back({firstManifestName, manifest});
    entries.push_back({signatureName, *cms});
    const Result<void> written = writeZip(output, entries, now);
    return written ? stamped : written;
}

} // namespace yenile::signature
