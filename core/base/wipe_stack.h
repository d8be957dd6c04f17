// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yenile {

/// Wipes what the calls before this one have left on the stack of this thread, such as a library's buffers
/// with a password in them.
void wipeStack();

} // namespace yenile
