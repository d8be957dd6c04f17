// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// File descriptors that this program inherited; on Windows those of the C library.
namespace yenile::ctl::descriptor {

/// The next byte; false if there is none.
[[nodiscard]] bool read(int descriptor, char& byte);
/// Child processes do not inherit it.
void setCloseOnExec(int descriptor);

} // namespace yenile::ctl::descriptor
