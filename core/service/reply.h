// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/network/http_message.h"

#include <chrono>
#include <optional>

/// What an HTTP answer says besides its message.
namespace yenile::service {

/// Whether it tells of a problem in the service's own words (RFC 9457).
[[nodiscard]] bool isProblem(const network::HttpResponse& response);

/// What is wrong, if anything: in the service's own words, else as a gateway before it says in its place.
/// `sent`: bytes of the request's body.
[[nodiscard]] std::optional<Error> refusal(const network::HttpResponse& response, qint64 sent);

/// Retry-After (RFC 9110, 10.2.3), whether a number of seconds or a date.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const network::HttpResponse& response);

/// How far this computer's clock is behind that of whoever answered (RFC 9110, 6.6.1).
[[nodiscard]] std::optional<std::chrono::seconds> clockDifference(const network::HttpResponse& response);

/// When what answered is switched off (RFC 8594), where that is announced.
[[nodiscard]] std::optional<QDateTime> sunset(const network::HttpResponse& response);

/// ClockWrong where it is more than five minutes.
[[nodiscard]] std::optional<Error> whyClockIsWrong(std::optional<std::chrono::seconds> difference);

} // namespace yenile::service
