// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace yenile::signature {

/// The baseline levels of PAdES and CAdES (EN 319 142-1 and EN 319 122-1, 6): how long a signature can be
/// validated.
enum class Level {
    Basic,    ///< B-B: the signature
    Time,     ///< B-T: with a proof that it existed
    LongTerm, ///< B-LT: with the certificates and revocation data to judge it by
    Archive   ///< B-LTA: with a proof that all of that existed
};

[[nodiscard]] QString levelName(Level level); ///< "B-LT"
[[nodiscard]] std::optional<Level> levelNamed(const QString& name);

} // namespace yenile::signature
