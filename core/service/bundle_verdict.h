// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

#include <span>

namespace yenile::service {

/// What the service said of a bundle that it looked at.
struct BundleVerdict {
    Application application = {};      ///< with its receipt
    std::optional<Error> refusal = {}; ///< why it will never take this bundle, however often it is sent
};

/// The refusals that are final: what the protocol's BundleRefused names, without what another try or a later
/// day can change. They count only in the service's own words (RFC 9457): this computer can find the same
/// code for reasons of its own.
[[nodiscard]] std::span<const ErrorCode> finalRefusals();

} // namespace yenile::service
