// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/late_threads.h"

#include <openssl/crypto.h>
#include <windows.h>

#include <cstdio>

namespace yenile::process {

/// When main returns the system ends all other threads, wherever they are, and then lets each DLL take itself
/// apart. libstdc++ wants a lock of winpthreads for that, which a thread that was ending may have held: it
/// waits without end. So they are not taken apart.
int runProgram(int (*program)(int, char*[]), int argc, char* argv[]) {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
    const int status = program(argc, argv);
    std::fflush(nullptr);
    TerminateProcess(GetCurrentProcess(), static_cast<UINT>(status));
    return status;
}

} // namespace yenile::process
