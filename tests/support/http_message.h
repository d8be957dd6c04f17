// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

namespace yenile::tests {

struct ReceivedRequest {
    QByteArray verb;
    QByteArray target;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// The request once all of it is there.
[[nodiscard]] std::optional<ReceivedRequest> parseRequest(const QByteArray& received);

} // namespace yenile::tests
