// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>

namespace yenile::tests {

/// What cannot be tried on this computer is reported as skipped by ctest.
[[noreturn]] inline void skip(const char* reason) {
    std::fprintf(stderr, "skipped: %s\n", reason);
    std::_Exit(77);
}

} // namespace yenile::tests
