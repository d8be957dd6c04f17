// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/network/http_message.h"

#include <chrono>
#include <optional>

/// What an HTTP response says besides its message.
namespace yenile::service {

/// What the service itself says went wrong, in problem details (RFC 9457). Nothing: it has none.
[[nodiscard]] std::optional<Error> problemIn(const network::HttpResponse& response);

/// What another server answered in the service's place. Nothing: it is the service's answer. `sent`: bytes of
/// the request's body. `expected`: media type of a successful answer; empty: it has no body, or JSON.
[[nodiscard]] std::optional<Error> saidByGateway(const network::HttpResponse& response, qint64 sent,
                                                 const QByteArray& expected);

/// Retry-After (RFC 9110, 10.2.3), a number of seconds or a date.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const network::HttpResponse& response);

/// How far this computer's clock is behind the server's (RFC 9110, 6.6.1).
[[nodiscard]] std::optional<std::chrono::seconds> clockDifference(const network::HttpResponse& response);

/// When the resource will be switched off (RFC 8594), if that is announced.
[[nodiscard]] std::optional<QDateTime> sunset(const network::HttpResponse& response);

/// ClockWrong if it is more than five minutes.
[[nodiscard]] std::optional<Error> whyClockIsWrong(std::optional<std::chrono::seconds> difference);

} // namespace yenile::service
