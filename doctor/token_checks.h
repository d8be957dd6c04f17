// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "doctor/check.h"
#include "doctor/usb_readers.h"
#include "pkcs11/find_drivers.h"
#include "pkcs11/token.h"

namespace yenile::doctor {

/// What is known of cards.
struct TokenFacts {
    const pkcs11::TokenSnapshot& snapshot;
    const pkcs11::DriverSearch& search; ///< which drivers are in use and where they were looked for
    const Clock& clock = Clock::system();
    std::optional<int> renewalDays = {}; ///< before a certificate ends the service renews it; it may not say
    std::vector<UsbReader> usbReaders = {};
    std::optional<QString> identityNumber = {}; ///< whose certificate it must be; nothing: anybody's
};

/// The rungs from the smart card service to the key.
[[nodiscard]] std::vector<Check> tokenChecks(const TokenFacts& facts);

} // namespace yenile::doctor
