// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/messages.h"

namespace yenile::remote {

/// Why the key cannot sign now, by what the service says. Nothing if it can. The certificate is judged
/// elsewhere. Errors: RemoteCredentialDisabled; MechanismUnsupported if no algorithm of it is known here.
[[nodiscard]] std::optional<Error> whyUnusable(const Credential& credential);

} // namespace yenile::remote
