// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/signature/crypto/signature_algorithm.h"

#include <optional>

namespace yenile::signature {

/// The ASiCManifest of a container (ETSI EN 319 162-1, A.4): which members a signature stands for.
struct AsicManifest {
    struct Reference {
        QString member; ///< its name in the container
        QString mimeType;
        std::optional<DigestAlgorithm> digest; ///< nothing: not one of ours
        QString digestUri;
        QByteArray value;
    };
    QString signature; ///< the member that signs this manifest, or stamps it (.tst)
    std::vector<Reference> references;

    /// Whether it is covered by a time stamp and not by a signature (A.1: the name tells).
    [[nodiscard]] bool isStamped() const { return signature.endsWith(QStringLiteral(".tst")); }
};

[[nodiscard]] QByteArray toXml(const AsicManifest& manifest);
/// Errors: ContainerDamaged.
[[nodiscard]] Result<AsicManifest> manifestFromXml(const QByteArray& xml);

} // namespace yenile::signature
