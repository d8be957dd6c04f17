// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QString>

namespace yenile::signature {

enum class FileKind { Pdf, Container, Cms };

/// What holds the signatures, by its first bytes. Errors: FileNotReadable; FileDamaged for what is none.
[[nodiscard]] Result<FileKind> fileKind(const QString& path);
/// The same of its content.
[[nodiscard]] Result<FileKind> fileKind(QByteArrayView content, const QString& name);

/// A CMS as ASN.1, of such a file: what is Base64 is decoded (RFC 7468; with or without its first and last
/// line).
[[nodiscard]] QByteArray decodedCms(const QByteArray& content);

} // namespace yenile::signature
