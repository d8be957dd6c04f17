// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace yenile {

/// The whole file. Errors: FileNotReadable.
[[nodiscard]] Result<QByteArray> readFile(const QString& path);

/// What is known of that beforehand. Errors: FileIsFolder, FileProtected.
[[nodiscard]] Result<void> checkWritable(const QString& path);

/// Whether an error is that of a file that could not be written.
[[nodiscard]] bool isNotWritten(ErrorCode code);

enum class FileAccess { OwnerOnly, Default };

/// Writes the whole file or leaves the old one as it was; folders on the way are made for whom the file is.
/// What is no file, a device or a pipe, is written to and stays what it is. Errors: FileIsFolder,
/// FileProtected, DiskFull, FileNotWritable.
[[nodiscard]] Result<void> writeFile(const QString& path, QByteArrayView content,
                                     FileAccess access = FileAccess::Default);

/// Lower-case hexadecimal SHA-256, as documents and bundles are named by it everywhere.
[[nodiscard]] QString sha256Hex(QByteArrayView content);

} // namespace yenile
