// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/http_transport.h"
#include "core/signature/signing/signer.h"

#include <memory>

namespace yenile::signature {

/// The same signer with a complete chain(): through the issuers among `known` up to the one below the root. A
/// card often has only its own certificate, and a validator that knows only the root needs the ones between.
/// Missing ones are fetched through the transport, if there is one; then it blocks.
[[nodiscard]] std::shared_ptr<Signer> withCompletedChain(std::shared_ptr<Signer> signer,
                                                         const std::vector<Certificate>& known,
                                                         HttpTransport* transport = nullptr);

} // namespace yenile::signature
