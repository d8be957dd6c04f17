#include "core/process/late_threads.h"

#include <openssl/crypto.h>

namespace yenile::process {

void keepOpenSslForLateThreads() {
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

} // namespace yenile::process
