// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// File descriptors that whoever started this program left open for it; on Windows those of the C library.
namespace yenile::ctl::descriptor {

/// The next byte; false where there is none.
[[nodiscard]] bool read(int descriptor, char& byte);
/// Programs that this one starts do not get it.
void setCloseOnExec(int descriptor);

} // namespace yenile::ctl::descriptor
