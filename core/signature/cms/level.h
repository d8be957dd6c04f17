// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace yenile::signature {

/// What a signature is to last for: baseline levels of PAdES and CAdES (EN 319 142-1 and EN 319 122-1, 6).
enum class Level {
    Basic,    ///< B-B: the signature
    Time,     ///< B-T: and a proof that it existed
    LongTerm, ///< B-LT: and what its certificates are judged by
    Archive   ///< B-LTA: and a proof that all of that existed
};

[[nodiscard]] QString levelName(Level level); ///< "B-LT"
[[nodiscard]] std::optional<Level> levelNamed(const QString& name);

} // namespace yenile::signature
