// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_message.h"

namespace yenile::tests {

std::optional<ReceivedRequest> parseRequest(const QByteArray& received) {
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    QByteArrayList lines = received.first(end).split('\n');
    const QByteArrayList start = lines.takeFirst().trimmed().split(' ');
    ReceivedRequest request{start.value(0), start.value(1), {}, {}};
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    request.body = received.mid(end + 4);
    if (request.body.size() < request.headers.value("content-length").toLongLong())
        return std::nullopt;
    return request;
}

} // namespace yenile::tests
