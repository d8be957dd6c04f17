#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

namespace yenile::signature {

enum class FileKind { Pdf, Container };

/// What holds the signatures, by its first bytes. Errors: FileNotReadable; FileDamaged for what is neither.
[[nodiscard]] Result<FileKind> fileKind(const QString& path);
/// The same of its content.
[[nodiscard]] Result<FileKind> fileKind(QByteArrayView content, const QString& name);

} // namespace yenile::signature
