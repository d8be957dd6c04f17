#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QCborMap>

/// The wire between the client and `yenile-token`: frames of a length (4 bytes, big endian) and so many
/// bytes. A frame holds a CBOR map (RFC 8949), or a PIN and nothing else, so that no CBOR object keeps a copy
/// of it.
namespace yenile::pkcs11::protocol {

inline constexpr int version = 1;
inline constexpr qsizetype headerSize = 4;
inline constexpr qsizetype maximumSize = qsizetype{1024} * 1024;

[[nodiscard]] QByteArray header(qsizetype size);
/// Errors: Internal (too long for a frame).
[[nodiscard]] Result<qsizetype> sizeFrom(QByteArrayView header);

[[nodiscard]] QByteArray encode(const QCborMap& map);
/// Errors: Internal (not one CBOR map).
[[nodiscard]] Result<QCborMap> decode(const QByteArray& frame);

} // namespace yenile::pkcs11::protocol
