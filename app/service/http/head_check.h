// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/listener.h"

namespace yenile::registration {

/// Whether nobody on the way can have understood a request's head otherwise than the library does: where it
/// begins and ends, and what it says (RFC 9112, 3.2, 5.1 and 6). What is not so is the way to smuggle a
/// request past a proxy.
[[nodiscard]] bool isUnambiguous(const httplib::Request& request);

} // namespace yenile::registration
