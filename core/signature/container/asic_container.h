// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/container/asic_manifest.h"
#include "core/signature/container/foreign_signatures.h"
#include "core/signature/container/zip.h"

namespace yenile::signature {

/// A container: data members, and manifests with their signatures.
struct AsicContainer {
    struct Signed {
        QString manifestName;
        QByteArray manifestXml;
        AsicManifest manifest;
        QByteArray signature; ///< with definite lengths
    };
    std::vector<ZipEntry> members; ///< not mimetype, not META-INF
    std::vector<ZipEntry> meta;    ///< META-INF
    std::vector<Signed> manifests;
    std::vector<Signed> stamps; ///< manifests of data members with time stamps in place of signatures
    std::vector<ForeignSignature> foreign; ///< members of META-INF with other kinds of signatures
    std::vector<Signed> archives;          ///< archive manifests with their time stamps, oldest first
};

inline const QString typeMemberName = QStringLiteral("mimetype");
inline const QString firstManifestName = QStringLiteral("META-INF/ASiCManifest001.xml");

/// The newest archive manifest; older ones have a number (EN 319 162-1, A.7).
inline const QString archiveManifestName = QStringLiteral("META-INF/ASiCArchiveManifest.xml");

/// The number in an archive manifest's name; the newest has none, and so the highest.
[[nodiscard]] int archiveNumber(const QString& manifestName);

/// Whether a member belongs to the container itself and is not data.
[[nodiscard]] bool isMeta(const QString& name);

/// The archive must outlive it. Errors: ContainerDamaged, ContainerIncomplete.
[[nodiscard]] Result<AsicContainer> openContainer(QByteArrayView archive);
Result<AsicContainer> openContainer(QByteArray&& archive) = delete;

} // namespace yenile::signature
