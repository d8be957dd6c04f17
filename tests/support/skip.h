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

/// For what sanitizers do not leave as it is: the memory of processes, its limits, and what others take it
/// for.
inline void skipIfSanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    skip("sanitizers have memory of their own");
#endif
}

} // namespace yenile::tests
