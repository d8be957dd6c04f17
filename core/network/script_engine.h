// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::network {

/// Keeps the engine that runs PAC scripts loaded, once one was run. libproxy 0.4 unloads WebKit's when the
/// program ends, before the thread that used it has ended by that engine's code: every program that ran a
/// script would end with a crash.
void pinScriptEngine();

} // namespace yenile::network
