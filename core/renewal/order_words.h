// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

namespace yenile::renewal {

/// What an order is for, in the person's language: "Renewal application", and whether it was begun. A kind of
/// a later version is shown by its own name.
[[nodiscard]] QString inWords(const service::Order& order);

} // namespace yenile::renewal
