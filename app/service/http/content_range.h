// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace yenile::registration {

/// The rest of a body whose beginning was sent before: "bytes FIRST-LAST/SIZE" (RFC 9110, 14.4).
struct ContentRange {
    qint64 first = 0;
    qint64 size = 0; ///< of the whole
};

/// Nothing if it is not a range to the end.
[[nodiscard]] std::optional<ContentRange> readContentRange(const QByteArray& field);

/// The sha-256 in a digest field (RFC 9530), in lower-case hexadecimal; empty if there is none.
[[nodiscard]] QString sha256Of(const QByteArray& digestField);

} // namespace yenile::registration
