#include "app/service/messages/password_channel.h"

#include "app/service/messages/letters.h"
#include "app/service/state/access.h"
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
    changePasswordHash(m_database, applicant->id, request.value(u"hash").toString());
    endSessions(m_database, applicant->id);
    m_audit.add(QStringLiteral("password changed"), applicant->id, m_clock.now());
    m_courier.put(QStringLiteral("mail"),
                  passwordLetter(m_settings.info, *applicant, request.value(u"accessPassword").toString()),
                  letterLifetimeSeconds);
    return {};
}

} // namespace yenile::registration
