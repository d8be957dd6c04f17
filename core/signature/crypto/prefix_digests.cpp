// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/prefix_digests.h"

#include "core/signature/crypto/algorithms.h"

#include <algorithm>

namespace yenile::signature {

namespace {
thread_local PrefixDigests* current = nullptr;
} // namespace

PrefixDigests::PrefixDigests(QByteArrayView content, std::vector<qsizetype> places)
    : m_content(content), m_places(std::move(places)), m_outer(std::exchange(current, this)) {
}

PrefixDigests::~PrefixDigests() {
    current = m_outer;
}

PrefixDigests::Contexts PrefixDigests::read(const EVP_MD* algorithm) {
    Contexts contexts;
    const openssl::DigestContext running(EVP_MD_CTX_new());
    EVP_DigestInit_ex(running.get(), algorithm, nullptr);
    qsizetype done = 0;
    for (const qsizetype place : m_places) {
        update(running.get(), m_content.sliced(done, place - done));
        done = place;
        contexts.emplace_back(EVP_MD_CTX_new());
        EVP_MD_CTX_copy_ex(contexts.back().get(), running.get());
    }
    m_digestedBytes += done;
    return contexts;
}

openssl::DigestContext PrefixDigests::at(qsizetype place, const EVP_MD* algorithm) {
    const auto found = std::ranges::lower_bound(m_places, place);
    if (found == m_places.end() || *found != place)
        return {};
    auto contexts = m_contexts.find(EVP_MD_get_type(algorithm));
    if (contexts == m_contexts.end())
        contexts = m_contexts.emplace(EVP_MD_get_type(algorithm), read(algorithm)).first;
    openssl::DigestContext context(EVP_MD_CTX_new());
    EVP_MD_CTX_copy_ex(context.get(), contexts->second[static_cast<size_t>(found - m_places.begin())].get());
    return context;
}

openssl::DigestContext PrefixDigests::begun(QByteArrayView part, const EVP_MD* algorithm) {
    const bool isKnown = current != nullptr && part.data() == current->m_content.data();
    return isKnown ? current->at(part.size(), algorithm) : openssl::DigestContext();
}

} // namespace yenile::signature
