// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile::network {

/// Keeps the engine that runs PAC scripts loaded once it has run one. libproxy 0.4 unloads WebKit's engine at
/// the end of the program, before the thread that used it has finished. Without this, every program that ran
/// a script would crash at its end.
void pinScriptEngine();

} // namespace yenile::network
