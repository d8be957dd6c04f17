// SPDX-License-Identifier: GPL-3.0-or-later
#include <malloc.h>

#include <cstdlib>
#include <cstring>

// Linked into the programs that see PINs or passwords, in place of the C library's functions of these names:
// what is freed is wiped first. A Secret wipes itself; but toolkits keep what was typed, and parsers and
// networks what was sent, in buffers that nobody else knows of. Not for sanitizers, which have their own.

extern "C" void __libc_free(void* memory); // NOLINT(bugprone-reserved-identifier): glibc's name
extern "C" void* __libc_realloc(void* memory, size_t size); // NOLINT(bugprone-reserved-identifier)

namespace {

/// What is larger goes back to the kernel as a whole (mallopt(3), M_MMAP_THRESHOLD), which wipes it itself.
constexpr size_t largestKept = 4 * 1024 * 1024 * sizeof(long);

} // namespace

extern "C" void free(void* memory) {
    const size_t size = malloc_usable_size(memory);
    if (size > 0 && size <= largestKept)
        explicit_bzero(memory, size);
    __libc_free(memory);
}

/// As it would be without growing in place, of which the old place could not be wiped.
extern "C" void* realloc(void* memory, size_t size) {
    if (memory == nullptr)
        return malloc(size);
    if (size == 0) {
        free(memory);
        return nullptr;
    }
    const size_t had = malloc_usable_size(memory);
    if (had > largestKept)
        return __libc_realloc(memory, size);
    if (size <= had && size >= had / 2)
        return memory;
    void* const larger = malloc(size);
    if (larger == nullptr)
        return nullptr;
    std::memcpy(larger, memory, size < had ? size : had);
    free(memory);
    return larger;
}
