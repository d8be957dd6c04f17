// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wipe_stack.h"

#include <openssl/crypto.h>

#include <array>

namespace yenile {

void wipeStack() {
    constexpr size_t deepest = 64 * 1024; // bytes
    std::array<char, deepest> left;       // NOLINT(cppcoreguidelines-pro-type-member-init): what stands there
    OPENSSL_cleanse(left.data(), left.size());
}

} // namespace yenile
