// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unused_pages.h"

#include <windows.h>

namespace yenile {

/// Of pages that are not locked Windows says that, and takes them out of the working set.
void forgetPages(const char* begin, std::size_t size) {
    VirtualUnlock(const_cast<char*>(begin), size);
}

} // namespace yenile
