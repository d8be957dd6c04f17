// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace yenile::signature {

/// A file in a container.
struct ContainerMember {
    QString name;
    QString mimeType;
    QByteArray content;
};

/// Media type of an ASiC-E container, and the content of its first member `mimetype`.
inline constexpr auto asicMimeType = "application/vnd.etsi.asic-e+zip";

/// The same for ASiC-S, which is only read.
inline constexpr auto asicSimpleMimeType = "application/vnd.etsi.asic-s+zip";

/// Reads the data members (all but mimetype and META-INF). Limits: those of zip.h.
/// Errors: ContainerDamaged, ContainerIncomplete, FileNotReadable.
[[nodiscard]] Result<std::vector<ContainerMember>> readContainer(const QString& path);
[[nodiscard]] Result<std::vector<ContainerMember>> readContainerBytes(const QByteArray& content);

} // namespace yenile::signature
