#pragma once

#include "core/signature/asic_manifest.h"
#include "core/signature/zip.h"

namespace yenile::signature {

/// A container as it was read: data members, and manifests with their signatures.
struct AsicContainer {
    struct Signed {
        QString manifestName;
        QByteArray manifestXml;
        AsicManifest manifest;
        QByteArray signature;
    };
    std::vector<ZipEntry> members; ///< not mimetype, not META-INF
    std::vector<Signed> manifests;
};

/// Errors: ContainerDamaged, ContainerIncomplete.
[[nodiscard]] Result<AsicContainer> openContainer(QByteArrayView archive);

} // namespace yenile::signature
