// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/private_memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#ifdef __SANITIZE_ADDRESS__
/// Of the sanitizer. Leaks are looked for through ptrace(2), which nobody may use on such a process. What
/// ends a helper is told by the program that started it. Tests set the clock by a preloaded library.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "detect_leaks=0:handle_segv=0:verify_asan_link_order=0";
}
extern "C" const char* __ubsan_default_options();
extern "C" const char* __ubsan_default_options() {
    return "handle_segv=0";
}
#endif
#ifdef __SANITIZE_THREAD__
/// Of the sanitizer. A reader forks, and has a thread of the sanitizer's own; what ends a helper as above.
extern "C" const char* __tsan_default_options();
extern "C" const char* __tsan_default_options() {
    return "die_after_fork=0:handle_segv=0";
}
#endif

namespace yenile::process {

void protectMemory() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace yenile::process
