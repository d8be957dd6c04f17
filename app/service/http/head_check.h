// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/listener.h"

namespace yenile::registration {

/// Whether everybody understands a request's head as the library does: where it begins and ends, and what it
/// says (RFC 9112, 3.2, 5.1 and 6). Otherwise a request could be smuggled past a proxy.
[[nodiscard]] bool isUnambiguous(const httplib::Request& request);

} // namespace yenile::registration
