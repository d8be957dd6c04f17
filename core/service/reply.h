// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/network/http_message.h"

#include <chrono>
#include <optional>

/// What an HTTP response says besides its message.
namespace yenile::service {

/// Whether it holds problem details of the service (RFC 9457).
[[nodiscard]] bool isProblem(const network::HttpResponse& response);

/// The error in the response, if there is one: the service's own, or else that of a gateway in front of it.
/// `sent`: bytes of the request's body.
[[nodiscard]] std::optional<Error> refusal(const network::HttpResponse& response, qint64 sent);

/// Retry-After (RFC 9110, 10.2.3), a number of seconds or a date.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const network::HttpResponse& response);

/// How far this computer's clock is behind the server's (RFC 9110, 6.6.1).
[[nodiscard]] std::optional<std::chrono::seconds> clockDifference(const network::HttpResponse& response);

/// When the resource will be switched off (RFC 8594), if that is announced.
[[nodiscard]] std::optional<QDateTime> sunset(const network::HttpResponse& response);

/// ClockWrong if it is more than five minutes.
[[nodiscard]] std::optional<Error> whyClockIsWrong(std::optional<std::chrono::seconds> difference);

} // namespace yenile::service
