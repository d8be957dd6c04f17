#pragma once

#include "core/base/result.h"

#include <QString>

namespace yenile::signature {

enum class FileKind { Pdf, Container };

/// What holds the signatures, by its first bytes. Errors: FileNotReadable; FileDamaged for what is neither.
[[nodiscard]] Result<FileKind> fileKind(const QString& path);

} // namespace yenile::signature
