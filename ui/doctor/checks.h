#pragma once

#include "core/base/clock.h"
#include "pkcs11/find_drivers.h"
#include "pkcs11/token.h"

#include <optional>
#include <vector>

/// Is everything there that an electronic signature needs? Plain functions over what the monitor saw.
namespace yenile::ui {

/// The rungs of the ladder, from the network to the key.
enum class CheckKind { Service, Clock, CardService, Reader, Card, Driver, Token, Certificate, Key };

struct Check {
    CheckKind kind = CheckKind::Service;
    bool known = false;           ///< false: still being looked at, or it depends on one that failed
    std::optional<Error> problem; ///< nothing: it is well
    QString detail;               ///< name of reader, card, certificate holder …; why it is not known
    QString warning;              ///< well, but worth knowing: ends soon, PIN tries low
    QString places = {};          ///< where a missing driver was looked for
};

/// Every rung but the registration service and the clock. `search` tells which drivers are in use and where
/// they were looked for, `renewalDays` how many days before a certificate ends the service renews it, where
/// it says.
[[nodiscard]] std::vector<Check> tokenChecks(const pkcs11::TokenSnapshot& snapshot,
                                             const pkcs11::DriverSearch& search, const Clock& clock,
                                             std::optional<int> renewalDays);

[[nodiscard]] QString checkTitle(CheckKind kind);

} // namespace yenile::ui
