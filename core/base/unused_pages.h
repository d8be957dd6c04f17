// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// Private to this folder.
namespace yenile {

/// Takes the pages on which these bytes of a mapped file lie out of this program's memory. Their bytes are
/// read from the file again.
void forgetPages(const char* begin, std::size_t size);

} // namespace yenile
