// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/script_engine.h"

namespace yenile::network {

// The system runs PAC scripts, in a process of its own.
void pinScriptEngine() {
}

} // namespace yenile::network
