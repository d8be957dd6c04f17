// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

namespace yenile::signature {

enum class FileKind { Pdf, Container, Cms };

/// The kind of a signed file, by its first bytes. Errors: FileNotReadable; FileDamaged if it is none of
/// these.
[[nodiscard]] Result<FileKind> fileKind(const QString& path);
/// The same for the content.
[[nodiscard]] Result<FileKind> fileKind(QByteArrayView content, const QString& name);

/// The CMS in such a file as ASN.1; Base64 is decoded (RFC 7468; with or without its first and last line).
[[nodiscard]] QByteArray decodedCms(const QByteArray& content);

} // namespace yenile::signature
