// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/limits.h"

#include "app/service/http/client_address.h"

namespace yenile::registration {

AttemptLimit loginLimit(const ServiceSettings& settings) {
    return {QStringLiteral("login"), settings.limits.loginTries, 3600, settings.limits.lockSeconds};
}

AttemptLimit passwordLimit(const ServiceSettings& settings) {
    return {QStringLiteral("password"), settings.limits.passwordRequestsPerHour, 3600, 3600};
}

AttemptLimit codeLimit(const ServiceSettings& settings) {
    return {QStringLiteral("code"), settings.sms.codesPerTenMinutes, 600, 600};
}

AttemptLimit wrongCodeLimit(const ServiceSettings& settings) {
    return {QStringLiteral("wrong code"), settings.sms.wrongCodes, 24 * 3600, settings.limits.lockSeconds};
}

AttemptLimit addressLimit(const ServiceSettings& settings) {
    return {QStringLiteral("address"), settings.limits.triesPerAddress, 600, settings.limits.lockSeconds};
}

Result<void> checkLimit(const Service& service, const AttemptLimit& limit, const QString& subject) {
    if (const int seconds = secondsBlocked(service.database, limit, subject, service.clock.now()))
        return fail(ErrorCode::TooManyAttempts, {QString::number(seconds)});
    return {};
}

Result<void> checkAddress(const Service& service, const Request& request) {
    return checkLimit(service, addressLimit(service.settings), counted(request.peer));
}

void countTry(const Service& service, const AttemptLimit& limit, const QString& subject,
              const Request& request) {
    countAttempt(service.database, limit, subject, service.clock.now());
    countAttempt(service.database, addressLimit(service.settings), counted(request.peer),
                 service.clock.now());
}

} // namespace yenile::registration
