// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_pages.h"

#include "core/base/unused_pages.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <mutex>

namespace yenile {

namespace {

std::mutex mutex;

/// Where each of those that exist ends, by its beginning. Never taken apart: a thread may outlive main().
std::map<const char*, const char*>& ends() {
    static auto* const all = new std::map<const char*, const char*>;
    return *all;
}

} // namespace

MappedPages::MappedPages(QByteArrayView mapped) : m_begin(mapped.data()) {
    const std::scoped_lock lock(mutex);
    ends()[m_begin] = m_begin + mapped.size();
}

MappedPages::~MappedPages() {
    const std::scoped_lock lock(mutex);
    ends().erase(m_begin);
}

void MappedPages::giveBack(QByteArrayView read) {
    const std::scoped_lock lock(mutex); // so that it is not unmapped, and other memory is not in its place
    const auto next = ends().upper_bound(read.data());
    if (next == ends().begin() || read.isEmpty())
        return;
    const auto& [begin, end] = *std::prev(next);
    const char* const readEnd = read.data() + read.size();
    if (readEnd > end)
        return;
    // With a page the system brings those around it, up to a huge page: also those that were given back just
    // now.
    constexpr std::ptrdiff_t around = std::ptrdiff_t{2} << 20;
    const char* const first = read.data() - std::min(read.data() - begin, around);
    forgetPages(first, static_cast<size_t>(readEnd - first));
}

} // namespace yenile
