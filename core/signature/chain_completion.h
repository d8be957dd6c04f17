#pragma once

#include "core/signature/signer.h"

#include <memory>

namespace yenile::signature {

/// The same signer, whose chain() goes on through the issuers among `known` up to the one below the root: a
/// card often holds no certificate but its own, and a validator that knows only the root needs those between.
[[nodiscard]] std::shared_ptr<Signer> withCompletedChain(std::shared_ptr<Signer> signer,
                                                         const std::vector<Certificate>& known);

} // namespace yenile::signature
