// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/asn1.h>

#include <QByteArrayView>

#include <optional>

namespace yenile::signature {

/// One DER element: the first byte of its tag, and its bytes.
struct DerElement {
    unsigned char tag = 0;
    QByteArrayView bytes;   ///< with tag and length
    QByteArrayView content; ///< without
};

/// Reads one element after another, for structures that OpenSSL reads but does not expose. The bytes must
/// outlive what was read.
class DerReader {
public:
    explicit DerReader(QByteArrayView bytes) : m_rest(bytes) {}
    explicit DerReader(const QByteArray&&) = delete;

    /// Nothing at the end, or if it is not DER with a definite length.
    std::optional<DerElement> next() {
        const auto* begin = reinterpret_cast<const unsigned char*>(m_rest.data());
        const unsigned char* at = begin;
        long size = 0;
        int tag = 0;
        int tagClass = 0;
        const int kind =
            m_rest.isEmpty() ? 0x80 : ASN1_get_object(&at, &size, &tag, &tagClass, m_rest.size());
        if ((kind & 0x81) != 0) // broken, or of indefinite length
            return {};
        const qsizetype header = at - begin;
        const DerElement element{*begin, m_rest.first(header + size), m_rest.sliced(header, size)};
        m_rest = m_rest.sliced(header + size);
        return element;
    }

private:
    QByteArrayView m_rest;
};

} // namespace yenile::signature
