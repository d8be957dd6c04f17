#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

class QNetworkReply;

/// What an HTTP answer says besides its message.
namespace yenile::service {

[[nodiscard]] int statusOf(const QNetworkReply* reply);

/// What is wrong where the status says so: in the service's own words (RFC 9457), else from the status alone.
[[nodiscard]] Error refusal(const QNetworkReply* reply, const QByteArray& body);

/// Retry-After (RFC 9110, 10.2.3), whether a number of seconds or a date.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const QNetworkReply* reply);

/// How far this computer's clock is behind that of whoever answered (RFC 9110, 6.6.1).
[[nodiscard]] std::optional<std::chrono::seconds> clockDifference(const QNetworkReply* reply);

/// When what answered is switched off (RFC 8594), where that is announced.
[[nodiscard]] std::optional<QDateTime> sunset(const QNetworkReply* reply);

/// ClockWrong where it is more than five minutes.
[[nodiscard]] std::optional<Error> whyClockIsWrong(std::optional<std::chrono::seconds> difference);

} // namespace yenile::service
