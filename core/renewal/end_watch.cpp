// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/end_watch.h"

#include "core/base/file.h"
#include "core/base/shown_day.h"
#include "core/renewal/reminder.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yenile::renewal {

namespace {

const std::vector<int> usualDays{90, 60, 45, 30, 15};

QJsonObject toJson(const WatchedCertificate& certificate) {
    return {{QStringLiteral("serialNumber"), certificate.serialNumber},
            {QStringLiteral("person"), certificate.person},
            {QStringLiteral("name"), certificate.name},
            {QStringLiteral("end"), certificate.end.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("toldAt"), certificate.toldAt}};
}

WatchedCertificate certificateFrom(const QJsonObject& json) {
    return {json.value(u"serialNumber").toString(), json.value(u"person").toString(),
            json.value(u"name").toString(), QDateTime::fromString(json.value(u"end").toString(), Qt::ISODate),
            json.value(u"toldAt").toInt()};
}

bool isWatched(const signature::Certificate& certificate) {
    return !certificate.isCa() && certificate.isQualified() && certificate.isForSigning() &&
           !certificate.identityNumber().isEmpty();
}

QDate lastDay(const WatchedCertificate& certificate) {
    return certificate.end.toLocalTime().date();
}

} // namespace

EndWatch::EndWatch(const settings::Settings& settings)
    : m_file(QDir(settings.text(settings::Key::OutboxFolder)).filePath(QStringLiteral("watch/ends.json"))),
      m_isKept(settings.value(settings::Key::Reminders).value.toBool()),
      m_ownDays(settings.list(settings::Key::ReminderDays)) {
    read();
}

/// What cannot be read is as good as nothing: the next card makes it anew.
void EndWatch::read() {
    const QJsonObject json = QJsonDocument::fromJson(readFile(m_file).value_or(QByteArray())).object();
    for (const QJsonValue& each : json.value(u"certificates").toArray())
        if (WatchedCertificate certificate = certificateFrom(each.toObject()); certificate.end.isValid())
            m_certificates.push_back(std::move(certificate));
    for (const QJsonValue& each : json.value(u"serviceDays").toArray())
        m_serviceDays.push_back(each.toInt());
}

Result<void> EndWatch::write() const {
    QJsonArray certificates;
    for (const WatchedCertificate& certificate : m_certificates)
        certificates.append(toJson(certificate));
    QJsonArray days;
    for (const int day : m_serviceDays)
        days.append(day);
    const QJsonObject json{{QStringLiteral("certificates"), certificates},
                           {QStringLiteral("serviceDays"), days}};
    return writeFile(m_file, QJsonDocument(json).toJson(), FileAccess::OwnerOnly);
}

Result<void> EndWatch::note(const std::vector<signature::Certificate>& seen,
                            const std::optional<std::vector<int>>& serviceDays) {
    const auto before = m_certificates;
    const auto daysBefore = m_serviceDays;
    for (const signature::Certificate& certificate : seen)
        if (isWatched(certificate) &&
            std::ranges::find(m_certificates, certificate.serialNumber(),
                              &WatchedCertificate::serialNumber) == m_certificates.end())
            m_certificates.push_back({certificate.serialNumber(), certificate.identityNumber(),
                                      certificate.commonName(), certificate.notAfter()});
    m_serviceDays = serviceDays.value_or(m_serviceDays);
    const bool isNew = before != m_certificates || daysBefore != m_serviceDays;
    return isNew && m_isKept ? write() : Result<void>();
}

Result<std::vector<int>> EndWatch::days() const {
    std::vector<int> days;
    for (const QString& text : m_ownDays) {
        days.push_back(text.trimmed().toInt());
        if (days.back() < 1)
            return fail(ErrorCode::SettingInvalid, {settings::Settings::name(settings::Key::ReminderDays)});
    }
    if (days.empty())
        days = m_serviceDays.empty() ? usualDays : m_serviceDays;
    std::ranges::sort(days, std::greater());
    return days;
}

/// Of each person, where it has not ended.
std::vector<WatchedCertificate> EndWatch::newest(const QDateTime& now) const {
    std::vector<WatchedCertificate> found;
    for (const WatchedCertificate& certificate : m_certificates) {
        const auto isLater = [&](const WatchedCertificate& other) {
            return other.person == certificate.person && other.end > certificate.end;
        };
        if (certificate.end > now && std::ranges::none_of(m_certificates, isLater))
            found.push_back(certificate);
    }
    return found;
}

std::vector<DueEnd> EndWatch::due(const std::vector<int>& days, const QDateTime& now) const {
    std::vector<DueEnd> ends;
    for (const WatchedCertificate& certificate : newest(now)) {
        const auto left = static_cast<int>(now.toLocalTime().date().daysTo(lastDay(certificate)));
        int reached = 0; // the last of the days that has come
        for (const int day : days)
            if (left <= day)
                reached = day;
        if (reached > 0 && (certificate.toldAt == 0 || reached < certificate.toldAt))
            ends.push_back({certificate, reached, left});
    }
    return ends;
}

Result<void> EndWatch::told(const DueEnd& end) {
    for (WatchedCertificate& certificate : m_certificates)
        if (certificate.serialNumber == end.certificate.serialNumber)
            certificate.toldAt = end.day;
    return write();
}

std::vector<Reminder> EndWatch::reminders(const std::vector<int>& days, const QDateTime& now) const {
    std::vector<Reminder> reminders;
    for (const WatchedCertificate& certificate : newest(now))
        for (const int day : days) {
            const QDate when = lastDay(certificate).addDays(-day);
            if (when < now.toLocalTime().date())
                continue;
            reminders.push_back(
                {.id = QStringLiteral("%1-%2@yenile").arg(certificate.serialNumber).arg(day),
                 .title =
                     QCoreApplication::translate("EndWatch", "Renew the certificate. Days left: %1").arg(day),
                 .text =
                     QCoreApplication::translate("EndWatch",
                                                 "The certificate of %1 (%2) ends on %3. Open Yenile to "
                                                 "renew it.")
                         .arg(certificate.name, certificate.serialNumber, shownDayAndTime(certificate.end)),
                 .day = when});
        }
    return reminders;
}

} // namespace yenile::renewal
