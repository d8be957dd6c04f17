#include "core/network/proxy_saying.h"
#include "tests/fuzz/target.h"

using namespace yenile::network;

/// What a proxy answers to the question how it wants to know who one is.
YENILE_FUZZ_TARGET(proxy_answer) {
    const ProxySaying saying = proxySaying(input);
    for (const char* const way : {"basic", "digest", "negotiate", "ntlm"})
        (void)saying.offers(way);
}
