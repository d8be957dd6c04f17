// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/sms_code.h"

#include "app/service/crypto.h"
#include "app/service/messages/letters.h"
#include "app/service/operations/limits.h"

namespace yenile::registration {
namespace {

// Six digits are found quickly from a hash that has no secret in it.
QString hashOf(const Service& service, const QString& application, const QString& code) {
    return QString::fromLatin1(
        hmacSha256(service.pepper, application.toUtf8() + '\n' + code.toUtf8()).toHex());
}

} // namespace

AwaitedCode sendCode(const Service& service, const ApplicationRow& application) {
    const SmsSettings& rules = service.settings.sms;
    const QDateTime now = service.clock.now();
    const QString code = randomText(rules.codeLength, digits);
    countAttempt(service.database, codeLimit(service.settings), application.applicant, now);
    service.courier.put(QStringLiteral("sms"),
                        codeMessage(application.id, application.phone, code, rules.lifetimeSeconds),
                        rules.lifetimeSeconds);
    return {hashOf(service, application.id, code), now.addSecs(rules.lifetimeSeconds),
            now.addSecs(rules.resendPauseSeconds), rules.tries};
}

bool codeMatches(const Service& service, const ApplicationRow& application, const QString& code) {
    return sameBytes(hashOf(service, application.id, code).toLatin1(), application.code.hash.toLatin1());
}

QString maskedPhone(const QString& phone) {
    return QStringLiteral("+90 5•• ••• •• ") + phone.right(2);
}

} // namespace yenile::registration
