// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <catch2/catch.hpp>

#include <malloc.h>

#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <utility>

using yenile::Secret;

namespace {

/// Looked for in each block of memory that is given back, while there is something.
std::string_view sought;
int leftBehind = 0;

void giveBack(void* block) noexcept {
    if (block != nullptr && !sought.empty() &&
        std::string_view(static_cast<const char*>(block), malloc_usable_size(block)).contains(sought))
        ++leftBehind;
    std::free(block);
}

/// The i-th byte of something that nothing else in memory looks like.
char byte(int i) {
    return static_cast<char>('a' + i % 26);
}

} // namespace

// Instead of the C++ library's.
void* operator new(std::size_t size) {
    if (void* const block = std::malloc(size > 0 ? size : 1))
        return block;
    throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
    giveBack(block);
}
void operator delete(void* block, std::size_t /*size*/) noexcept {
    giveBack(block);
}

TEST_CASE("a secret that grows or goes leaves no copy behind in memory that was given back") {
    static constexpr std::string_view part = "uvwxyzabcdefghijklmn"; // of the first block already
    leftBehind = 0;
    sought = part;
    {
        std::string plain;
        for (int i = 0; i < 100; ++i)
            plain += byte(i);
    }
    const int ofPlain = std::exchange(leftBehind, 0);
    {
        Secret secret;
        for (int i = 0; i < 1000; ++i)
            secret.append(byte(i));
        Secret other = std::move(secret);
        other = other.duplicate();
    }
    sought = {};
    CHECK(ofPlain > 0); // it would be found
    CHECK(leftBehind == 0);
}

TEST_CASE("a secret of the usual length stays where its first byte was put") {
    Secret secret;
    secret.append(byte(0));
    const char* const place = secret.bytes().data();
    for (int i = 1; i < 64; ++i)
        secret.append(byte(i));
    CHECK(secret.bytes().data() == place);
}
