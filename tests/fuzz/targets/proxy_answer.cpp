// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/proxy_challenge.h"
#include "tests/fuzz/target.h"

using namespace yenile::network;

/// What a proxy answers to the question how it wants to know who one is.
YENILE_FUZZ_TARGET(proxy_answer) {
    const ProxyChallenge challenge = proxyChallenge(input);
    for (const char* const scheme : {"basic", "digest", "negotiate", "ntlm"})
        (void)challenge.offers(scheme);
}
