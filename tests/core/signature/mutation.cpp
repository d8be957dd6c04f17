// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/mutation.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace yenile::tests {

namespace {

/// What readers of PDF, ZIP and DER have stumbled over.
const std::array tokens{QByteArray("-1"),
                        QByteArray("99999999999999999999"),
                        QByteArray("2147483648"),
                        QByteArray("1 0 R"),
                        QByteArray("null"),
                        QByteArray("[[[[[[[["),
                        QByteArray("<<<<"),
                        QByteArray(">>"),
                        QByteArray("endobj"),
                        QByteArray("startxref\n"),
                        QByteArray("/Kids [1 0 R]"),
                        QByteArray("/ByteRange [0 1 2 3]"),
                        QByteArray("PK\1\2"),
                        QByteArray("PK\5\6"),
                        QByteArray("\x30\x80"),
                        QByteArray("\xff\xff\xff\xff"),
                        QByteArray("\x84\xff\xff\xff\xff"),
                        QByteArray(4, '\0')};

} // namespace

QByteArray Mutation::of(const QByteArray& original, qsizetype from, qsizetype to) {
    QByteArray bytes = original;
    for (qsizetype left = 1 + below(4); left > 0; --left)
        change(bytes, from, std::min(to, bytes.size()));
    return bytes;
}

void Mutation::change(QByteArray& bytes, qsizetype from, qsizetype to) {
    const qsizetype at = from + below(to - from);
    const qsizetype length = std::min(1 + below(below(2) == 0 ? 8 : 400), to - at);
    if (length <= 0)
        return;
    switch (below(7)) {
    case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
    case 1:
        bytes[at] = static_cast<char>(below(256));
        break;
    case 2:
        bytes.remove(at, length);
        break;
    case 3:
        bytes.insert(at, bytes.mid(at, length));
        break;
    case 4:
        bytes.replace(at, length, bytes.mid(from + below(to - from), length));
        break;
    case 5:
        bytes.insert(at, tokens[static_cast<size_t>(below(tokens.size()))]);
        break;
    default: {
        const QByteArray& token = tokens[static_cast<size_t>(below(tokens.size()))];
        bytes.replace(at, std::min(token.size(), to - at), token);
    }
    }
}

unsigned mutationCount(unsigned few) {
    bool given = false;
    const int count = qEnvironmentVariableIntValue("YENILE_MUTATIONS", &given);
    return given && count > 0 ? static_cast<unsigned>(count) : few;
}

} // namespace yenile::tests
