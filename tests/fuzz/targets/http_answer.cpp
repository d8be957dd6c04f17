// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/reply.h"
#include "tests/fuzz/target.h"

using namespace yenile;

namespace {

/// A status line, fields, an empty line, the body; as QtNetwork hands them over.
network::HttpResponse response(const QByteArray& input) {
    network::HttpResponse response;
    const qsizetype end = input.indexOf("\n\n");
    QByteArrayList lines = input.first(std::max<qsizetype>(end, 0)).split('\n');
    response.status = lines.takeFirst().toInt();
    for (const QByteArray& line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            response.fields.emplace_back(line.first(colon), line.sliced(colon + 1).trimmed());
    }
    response.body = end < 0 ? QByteArray() : input.sliced(end + 2);
    response.receivedAt = QDateTime::fromSecsSinceEpoch(1'800'000'000);
    return response;
}

} // namespace

/// What a service, or a gateway before it, says besides its message.
YENILE_FUZZ_TARGET(http_answer) {
    const network::HttpResponse answer = response(input);
    (void)service::problemIn(answer);
    (void)service::saidByGateway(answer, input.size(), "application/json");
    (void)service::retryAfter(answer);
    (void)service::sunset(answer);
    (void)service::whyClockIsWrong(service::clockDifference(answer));
}
