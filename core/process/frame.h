// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QCborMap>

/// The wire between a program and those that work for it: frames of a length (4 bytes, big endian) and so
/// many bytes. A frame holds a CBOR map (RFC 8949), or bytes as they are: a PIN, so that no CBOR object keeps
/// a copy of it, or the dots of a page.
namespace yenile::process {

inline constexpr qsizetype headerSize = 4;

[[nodiscard]] QByteArray header(qsizetype size);
/// Errors: Internal (too long for a frame).
[[nodiscard]] Result<qsizetype> sizeFrom(QByteArrayView header, qsizetype largest);

[[nodiscard]] QByteArray encode(const QCborMap& map);
/// Errors: Internal (not one CBOR map).
[[nodiscard]] Result<QCborMap> decode(const QByteArray& frame);

} // namespace yenile::process
