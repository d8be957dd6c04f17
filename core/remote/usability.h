// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/messages.h"

namespace yenile::remote {

/// Why the service lets nobody sign with it now; nothing when it does. What the certificate itself says is
/// another matter. Errors: RemoteCredentialDisabled; MechanismUnsupported where it can do nothing that is
/// known here.
[[nodiscard]] std::optional<Error> whyUnusable(const Credential& credential);

} // namespace yenile::remote
