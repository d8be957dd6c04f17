// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/eraser.h"

#include "app/service/messages/spool_folder.h"
#include "app/service/state/access.h"
#include "app/service/state/orders.h"
#include "app/service/state/statuses.h"

#include <algorithm>

namespace yenile::registration {

/// As letters.cpp, the password channel and the webhook write their messages.
bool Eraser::concernsErased(const QJsonObject& message) const {
    const QJsonValue person = message.value(u"identityNumber");
    if (person.isString() && !findApplicantByNumber(m_database, person.toString()))
        return true;
    const QJsonObject data = message.value(u"event").toObject().value(u"data").toObject();
    const QJsonValue applications[] = {message.value(u"applicationId"), data.value(u"applicationId")};
    return std::ranges::any_of(applications, [&](const QJsonValue& application) {
        return application.isString() && !findApplication(m_database, application.toString());
    });
}

void Eraser::withdrawMessages() {
    for (const Courier::Waiting& waiting : m_courier.waiting())
        if (concernsErased(waiting.message))
            m_courier.withdraw(waiting.id);
}

void Eraser::takeOut(const QString& application, const QString& why) {
    removeApplication(m_database, application);
    m_audit.add(QStringLiteral("application erased: ") + why, application, m_clock.now());
    m_audit.forget(application);
}

void Eraser::eraseApplication(const ApplicationRow& application, const QString& why) {
    if (handedInAt(m_database, application.id))
        closeOrder(m_database, application.order);
    takeOut(application.id, why);
    withdrawMessages();
}

void Eraser::eraseApplicant(const Applicant& applicant, const QString& why) {
    for (const ApplicationRow& application : applicationsOf(m_database, applicant.id))
        takeOut(application.id, why);
    forgetAnswers(m_database, applicant.id);
    forgetSubject(m_database, applicant.identityNumber);
    forgetSubject(m_database, applicant.id);
    removeApplicant(m_database, applicant.id);
    m_audit.add(QStringLiteral("applicant erased: ") + why, applicant.id, m_clock.now());
    m_audit.forget(applicant.id);
    withdrawMessages();
}

int Eraser::eraseUnusedOrders(const QDate& before, const QString& why) {
    const int erased = removeUnusedOrders(m_database, before);
    if (erased > 0)
        m_audit.add(QStringLiteral("%1 orders erased: ").arg(erased) + why, {}, m_clock.now());
    return erased;
}

void Eraser::finish() {
    SpoolFolder(m_spool).removeIf([&](const QJsonObject& message) { return concernsErased(message); });
}

} // namespace yenile::registration
