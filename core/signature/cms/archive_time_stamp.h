// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace yenile::signature {

/// What an archive time stamp of a CAdES signature stamps (EN 319 122-1, 5.5.3: archive-time-stamp-v3): the
/// octets that its imprint is the digest of. `content` is what was signed, in parts. Nothing where the token
/// has no index of what it stands for (5.5.2: ats-hash-index-v3), or the index speaks of what is not there.
[[nodiscard]] std::optional<QByteArray>
archivedOctets(QByteArrayView cms, const std::vector<QByteArrayView>& content, QByteArrayView token);

} // namespace yenile::signature
