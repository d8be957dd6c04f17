// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/late_threads.h"

#include <openssl/crypto.h>

namespace yenile::process {

/// By itself OpenSSL takes itself apart when main returns. A thread that ends at that time frees what OpenSSL
/// keeps for it as well, both the same memory.
int runProgram(int (*program)(int, char*[]), int argc, char* argv[]) {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
    return program(argc, argv);
}

} // namespace yenile::process
