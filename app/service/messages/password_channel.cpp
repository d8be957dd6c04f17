// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/messages/password_channel.h"

#include "app/service/messages/letters.h"
#include "app/service/state/applicants.h"

namespace yenile::registration {

QJsonObject PasswordChannel::request(const QString& identityNumber, const QString& password,
                                     const QString& hash) {
    return {{QStringLiteral("identityNumber"), identityNumber},
            {QStringLiteral("accessPassword"), password},
            {QStringLiteral("hash"), hash}};
}

Result<void> PasswordChannel::send(const QJsonObject& request) {
    const auto applicant = findApplicantByNumber(m_database, request.value(u"identityNumber").toString());
    if (!applicant)
        return {};
    offerPasswordHash(m_database, applicant->id, request.value(u"hash").toString());
    m_audit.add(QStringLiteral("password sent"), applicant->id, m_clock.now());
    m_courier.put(QStringLiteral("mail"),
                  passwordLetter(m_settings.info, m_settings.wording, *applicant,
                                 request.value(u"accessPassword").toString()),
                  letterLifetimeSeconds);
    return {};
}

} // namespace yenile::registration
