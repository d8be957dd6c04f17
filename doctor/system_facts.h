// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace yenile::doctor {

/// Names and versions of this program, its libraries and the system: "Qt", "6.4.2".
[[nodiscard]] std::vector<std::pair<QString, QString>> systemFacts();

} // namespace yenile::doctor
