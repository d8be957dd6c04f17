// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace yenile::signature {

/// What an archive time stamp of a CAdES signature covers (EN 319 122-1, 5.5.3: archive-time-stamp-v3): the
/// octets whose digest is its imprint. `content` is the signed content, in parts. Nothing if the token has no
/// ats-hash-index-v3 (5.5.2), or if the index lists something that is missing.
[[nodiscard]] std::optional<QByteArray>
archivedOctets(QByteArrayView cms, const std::vector<QByteArrayView>& content, QByteArrayView token);

} // namespace yenile::signature
