// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <utility>

namespace yenile {

Secret::Secret(Secret&& other) noexcept : m_bytes(std::move(other.m_bytes)) {
    other.wipe(); // a short string is copied, not moved
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.wipe();
    }
    return *this;
}

Secret::~Secret() {
    wipe();
}

Secret Secret::take(QString& text) {
    QByteArray utf8 = text.toUtf8();
    Secret secret{QByteArrayView(utf8)};
    yenile::wipe(utf8);
    text.fill(QChar(u'\0'));
    text.clear();
    return secret;
}

Secret Secret::duplicate() const {
    return Secret(bytes());
}

void Secret::append(char byte) {
    constexpr size_t firstRoom = 64; // more than any PIN has
    if (m_bytes.size() == m_bytes.capacity() || m_bytes.capacity() < firstRoom) {
        std::string larger;
        larger.reserve(std::max(firstRoom, 2 * m_bytes.capacity()));
        larger.append(m_bytes);
        wipe();
        m_bytes.swap(larger);
    }
    m_bytes += byte;
}

void Secret::wipe() {
    OPENSSL_cleanse(m_bytes.data(), m_bytes.capacity());
    m_bytes.clear();
}

void wipe(QByteArray& bytes) {
    if (!bytes.isEmpty())
        OPENSSL_cleanse(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

} // namespace yenile
