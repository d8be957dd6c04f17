// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/http_transport.h"
#include "core/signature/signing/signer.h"

#include <memory>

namespace yenile::signature {

/// The same signer, whose chain() goes on through the issuers among `known` up to the one below the root: a
/// card often holds no certificate but its own, and a validator that knows only the root needs those between.
/// What nobody knows is fetched through the transport, where there is one: then it blocks.
[[nodiscard]] std::shared_ptr<Signer> withCompletedChain(std::shared_ptr<Signer> signer,
                                                         const std::vector<Certificate>& known,
                                                         HttpTransport* transport = nullptr);

} // namespace yenile::signature
