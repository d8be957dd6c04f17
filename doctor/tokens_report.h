// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "pkcs11/find_drivers.h"
#include "pkcs11/token.h"

#include <QJsonObject>

/// The output of `yenilectl tokens`: readers, drivers, tokens and their certificates, and what is wrong with
/// each.
namespace yenile::doctor {

/// Tables for people. `search` has where drivers were searched for.
[[nodiscard]] QString tokensText(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search,
                                 const Clock& clock);

/// {"readers", "drivers", "searched", "tokens", "problems"}
[[nodiscard]] QJsonObject tokensJson(const pkcs11::TokenSnapshot& snapshot,
                                     const pkcs11::DriverSearch& search, const Clock& clock);

} // namespace yenile::doctor
