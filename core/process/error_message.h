// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCborMap>

#include <optional>

namespace yenile::process {

/// An answer that is an error.
[[nodiscard]] QCborMap toCbor(const Error& error);
/// The error of an answer, if it is one.
[[nodiscard]] std::optional<Error> errorFrom(const QCborMap& map);

} // namespace yenile::process
