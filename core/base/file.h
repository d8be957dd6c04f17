// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

class QFileDevice;

namespace yenile {

/// The whole file. Errors: FileNotReadable.
[[nodiscard]] Result<QByteArray> readFile(const QString& path);

/// Whether reading is bound to fail, checked before it is tried. Errors: FileIsFolder, FileProtected.
[[nodiscard]] Result<void> checkWritable(const QString& path);

/// What kept the file from being written: Qt tells few of the reasons, the others are looked up. Errors:
/// FileIsFolder, FileProtected, DiskFull, FileNotWritable.
[[nodiscard]] std::unexpected<Error> notWritten(const QString& path, const QFileDevice& file);

/// Whether the error says that a file could not be written.
[[nodiscard]] bool isNotWritten(ErrorCode code);

/// Whether the disk that the folder is on has no room left.
[[nodiscard]] bool isFull(const QString& folder);

enum class FileAccess { OwnerOnly, Default };

/// Writes the whole file, or leaves the old one as it was. Missing folders are made with the same access. A
/// device or a pipe is written to and stays what it is. Errors: FileIsFolder, FileProtected, DiskFull,
/// FileNotWritable.
[[nodiscard]] Result<void> writeFile(const QString& path, QByteArrayView content,
                                     FileAccess access = FileAccess::Default);

/// SHA-256 in lower-case hexadecimal. Documents and bundles are named by it everywhere.
[[nodiscard]] QString sha256Hex(QByteArrayView content);

} // namespace yenile
