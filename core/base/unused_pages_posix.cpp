// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unused_pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>

namespace yenile {

void forgetPages(const char* begin, std::size_t size) {
    static const auto page = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    const std::uintptr_t before = reinterpret_cast<std::uintptr_t>(begin) % page; // of a page begun before
    madvise(const_cast<char*>(begin - before), size + before, MADV_DONTNEED);
}

} // namespace yenile
