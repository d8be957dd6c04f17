// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/offer.h"

namespace yenile::remote {

Result<Offer> askForOffer(const Setup& setup, Approval& approval) {
    auto service = RemoteService::open(setup, approval);
    if (!service)
        return failure(service);
    auto credentials = (*service)->credentials();
    if (!credentials)
        return failure(credentials);
    return Offer{std::move(*service), std::move(*credentials)};
}

} // namespace yenile::remote
