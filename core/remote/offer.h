// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/remote_service.h"

namespace yenile::remote {

/// A service that has answered, and the keys of the person who logged in.
struct Offer {
    std::shared_ptr<RemoteService> service;
    std::vector<Credential> credentials;
};

/// Asks the service; blocks: for a worker thread. Errors: those of RemoteService.
[[nodiscard]] Result<Offer> askForOffer(const Setup& setup, Approval& approval);

} // namespace yenile::remote
