#pragma once

#include "core/base/clock.h"
#include "pkcs11/find_drivers.h"
#include "pkcs11/token.h"

#include <optional>
#include <vector>

/// Is everything there that an electronic signature needs? Plain functions over what the monitor saw.
namespace yenile::ui {

enum class CheckKind { Service, Reader, Driver, Card, Certificate };

struct Check {
    CheckKind kind = CheckKind::Service;
    bool known = false;           ///< false: still being looked at, or it depends on one that failed
    std::optional<Error> problem; ///< nothing: it is well
    QString detail;               ///< name of reader, card, certificate holder …
    QString warning;              ///< well, but worth knowing: ends soon, PIN tries low
    QString places = {};          ///< where a missing driver was looked for
};

/// Reader, driver, card and certificate. `search` tells which drivers are in use and where they were looked
/// for.
[[nodiscard]] std::vector<Check> tokenChecks(const pkcs11::TokenSnapshot& snapshot,
                                             const pkcs11::DriverSearch& search, const Clock& clock);

[[nodiscard]] QString checkTitle(CheckKind kind);

} // namespace yenile::ui
