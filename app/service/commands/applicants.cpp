// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/commands.h"

#include "app/service/commands/erasing.h"
#include "app/service/state/orders.h"
#include "app/service/state/statuses.h"
#include "core/base/file.h"
#include "core/service/form_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace yenile::registration {
namespace {

Result<Applicant> applicantWith(const Database& database, const QString& identityNumber) {
    const Result<QString> number = service::normalisedIdentityNumber(identityNumber);
    if (!number)
        return failure(number);
    const auto applicant = findApplicantByNumber(database, *number);
    if (!applicant)
        return fail(ErrorCode::NotFound);
    return *applicant;
}

QString text(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODate);
}

QJsonObject jsonOf(const OrderRow& order) {
    return {{QStringLiteral("id"), order.id},
            {QStringLiteral("kind"), order.kind},
            {QStringLiteral("orderedOn"), order.orderedOn.toString(Qt::ISODate)},
            {QStringLiteral("institution"), order.institution},
            {QStringLiteral("department"), order.department},
            {QStringLiteral("registryNumber"), order.registryNumber},
            {QStringLiteral("phone"), order.phone},
            {QStringLiteral("verifiedOn"),
             order.verifiedOn ? order.verifiedOn->toString(Qt::ISODate) : QString()},
            {QStringLiteral("open"), order.open}};
}

/// Writes what lies in the database of a person, but for hashes of secrets, which tell nobody anything.
class Export {
public:
    Export(const Database& database, const Erasing& parts, const Applicant& applicant, const QDir& folder)
        : m_database(database), m_parts(parts), m_applicant(applicant), m_folder(folder),
          m_applications(applicationsOf(database, applicant.id)) {}

    [[nodiscard]] Result<void> write() const {
        for (const ApplicationRow& application : m_applications)
            if (const Result<void> written = writeFiles(application); !written)
                return written;
        return writeFile(m_folder.filePath(QStringLiteral("person.json")), QJsonDocument(person()).toJson(),
                         FileAccess::OwnerOnly);
    }

private:
    [[nodiscard]] Result<void> writeFiles(const ApplicationRow& application) const {
        const QDir folder(m_folder.filePath(application.id));
        std::vector<std::pair<QString, QByteArray>> files;
        for (const DocumentRow& document : wholeDocumentsOf(m_database, application.id))
            files.emplace_back(document.info.name.text(), document.content);
        if (!application.record.isEmpty())
            files.emplace_back(service::recordName, application.record);
        for (const auto& [name, content] : files)
            if (const auto written = writeFile(folder.filePath(name), content, FileAccess::OwnerOnly);
                !written)
                return written;
        return findSubmission(m_database, application.id)
                   ? exportApplication(m_database, application.id, folder)
                   : Result<void>();
    }

    [[nodiscard]] QJsonObject json(const ApplicationRow& application) const {
        QJsonObject answers;
        for (auto answer = application.answers.begin(); answer != application.answers.end(); ++answer)
            answers.insert(answer.key(), answer.value());
        QJsonArray steps;
        for (const service::StatusEntry& entry : statusesOf(m_database, application.id))
            steps.append(service::toJson(entry));
        const auto until = m_parts.retention.keptUntil(application.id);
        return {{QStringLiteral("id"), application.id},
                {QStringLiteral("orderId"), application.order},
                {QStringLiteral("approvedAt"), text(application.madeAt)},
                {QStringLiteral("replaced"), application.replaced},
                {QStringLiteral("phone"), application.phone},
                {QStringLiteral("answers"), answers},
                {QStringLiteral("steps"), steps},
                {QStringLiteral("keptUntil"), until ? text(*until) : QString()}};
    }

    [[nodiscard]] QJsonArray events() const {
        QStringList subjects{m_applicant.id};
        for (const ApplicationRow& application : m_applications)
            subjects.append(application.id);
        QJsonArray events;
        for (const AuditLog::Entry& entry : m_parts.audit.entriesAbout(subjects))
            events.append(QJsonObject{
                {QStringLiteral("at"), text(QDateTime::fromMSecsSinceEpoch(entry.at, QTimeZone::utc()))},
                {QStringLiteral("event"), entry.event}});
        return events;
    }

    [[nodiscard]] QJsonObject person() const {
        QJsonArray orders;
        for (const OrderRow& order : ordersOf(m_database, m_applicant.id))
            orders.append(jsonOf(order));
        QJsonArray applications;
        for (const ApplicationRow& application : m_applications)
            applications.append(json(application));
        return {{QStringLiteral("identityNumber"), m_applicant.identityNumber},
                {QStringLiteral("firstName"), m_applicant.firstName},
                {QStringLiteral("lastName"), m_applicant.lastName},
                {QStringLiteral("email"), m_applicant.email},
                {QStringLiteral("orders"), orders},
                {QStringLiteral("applications"), applications},
                {QStringLiteral("events"), events()}};
    }

    const Database& m_database;
    const Erasing& m_parts;
    const Applicant& m_applicant;
    QDir m_folder;
    std::vector<ApplicationRow> m_applications;
};

/// As Turkish has them, but without the dot, which is often left out.
QString capitals(const QString& text) {
    return QLocale(QLocale::Turkish).toUpper(text).replace(u'İ', u'I');
}

/// A name as short as "Er" is part of many words, so it has to be one; a longer one may have an ending.
bool hasName(const QStringList& words, const QString& name) {
    constexpr qsizetype longestShort = 3;
    return std::ranges::any_of(words, [&](const QString& word) {
        return name.size() > longestShort ? word.contains(name) : word == name;
    });
}

bool names(const QString& reason, const Applicant& applicant) {
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}]+"));
    const QString text = capitals(reason);
    QString digits = text;
    digits.remove(QRegularExpression(QStringLiteral("\\D")));
    if (digits.contains(applicant.identityNumber) ||
        (!applicant.email.isEmpty() && text.contains(capitals(applicant.email))))
        return true;
    const QStringList words = text.split(between, Qt::SkipEmptyParts);
    return std::ranges::any_of(capitals(applicant.name()).split(between, Qt::SkipEmptyParts),
                               [&](const QString& name) { return hasName(words, name); });
}

QStringList keptApplications(const Database& database, const Retention& retention,
                             const Applicant& applicant) {
    QStringList kept;
    for (const ApplicationRow& application : applicationsOf(database, applicant.id))
        if (const auto until = retention.keptUntil(application.id))
            kept.append(
                QStringLiteral("%1 until %2").arg(application.id, until->date().toString(Qt::ISODate)));
    return kept;
}

} // namespace

Result<void> exportApplicant(const ServiceSettings& settings, const Database& database,
                             const QString& identityNumber, const QDir& folder) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const Result<Applicant> applicant = applicantWith(database, identityNumber);
    if (!applicant)
        return failure(applicant);
    if (!folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return fail(ErrorCode::FileNotWritable, {folder.path()},
                    QStringLiteral("files are there already, which may be another person's"));
    const Erasing parts(settings, database, *key);
    if (const Result<void> written = Export(database, parts, *applicant, folder).write(); !written)
        return written;
    database.transaction(
        [&] { parts.audit.add(QStringLiteral("applicant exported"), applicant->id, Clock::system().now()); });
    return {};
}

Result<QStringList> eraseApplicant(const ServiceSettings& settings, const Database& database,
                                   const QString& identityNumber, const QString& reason) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    Erasing erasing(settings, database, *key);
    if (const auto doubt = clockDoubt(database, Clock::system().now()); doubt && reason.isEmpty())
        return refusal(*doubt);
    Result<QStringList> kept = database.transaction([&]() -> Result<QStringList> {
        const Result<Applicant> applicant = applicantWith(database, identityNumber);
        if (!applicant)
            return failure(applicant);
        if (names(reason, *applicant))
            return fail(ErrorCode::UsageInvalid, {QStringLiteral("--force")},
                        QStringLiteral("the reason stays in the audit log, so it may not name the person"));
        const QStringList required = keptApplications(database, erasing.retention, *applicant);
        if (!required.isEmpty() && reason.isEmpty())
            return required;
        erasing.eraser.eraseApplicant(*applicant, required.isEmpty()
                                                      ? QStringLiteral("asked for")
                                                      : QStringLiteral("before the time: ") + reason);
        return QStringList();
    });
    if (kept && kept->isEmpty()) {
        erasing.eraser.finish();
        database.compact();
    }
    return kept;
}

} // namespace yenile::registration
