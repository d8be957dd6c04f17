// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "doctor/check.h"
#include "doctor/usb_readers.h"
#include "pkcs11/find_drivers.h"
#include "pkcs11/token.h"

namespace yenile::doctor {

/// What is known about cards.
struct TokenFacts {
    const pkcs11::TokenSnapshot& snapshot;
    const pkcs11::DriverSearch& search; ///< which drivers are in use and where they were searched for
    const Clock& clock = Clock::system();
    std::optional<int> renewalDays = {}; ///< before the expiry from which the service renews; may be unknown
    std::vector<UsbReader> usbReaders = {};
    std::optional<QString> identityNumber = {}; ///< whose certificate it must be; nothing: anybody's
};

/// The checks from the smart card service to the key.
[[nodiscard]] std::vector<Check> tokenChecks(const TokenFacts& facts);

} // namespace yenile::doctor
