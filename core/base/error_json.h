// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>

namespace yenile {

/// An error as programs read it: {"code", "name", "arguments", "sentence", "remedy", "cause"}
[[nodiscard]] QJsonObject toJson(const Error& error);

} // namespace yenile
