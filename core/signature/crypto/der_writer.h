// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <vector>

namespace yenile::signature {

/// One DER element with that identifier octet, for structures that OpenSSL cannot be told to write.
inline QByteArray derElement(unsigned char identifier, QByteArrayView content) {
    QByteArray length;
    for (qsizetype rest = content.size(); rest > 0; rest >>= 8)
        length.prepend(static_cast<char>(rest & 0xFF));
    if (content.size() < 0x80)
        length = QByteArray(1, static_cast<char>(content.size()));
    else
        length.prepend(static_cast<char>(0x80 | length.size()));
    return QByteArray(1, static_cast<char>(identifier)) + length + content.toByteArray();
}

/// The content of a SET OF: DER orders its elements by their encodings, without duplicates.
inline QByteArray derSetContent(std::vector<QByteArray> elements) {
    std::ranges::sort(elements);
    const auto repeated = std::ranges::unique(elements);
    elements.erase(repeated.begin(), repeated.end());
    QByteArray content;
    for (const QByteArray& element : elements)
        content += element;
    return content;
}

} // namespace yenile::signature
