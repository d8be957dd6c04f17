// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/commands.h"

#include "app/service/state/applications.h"
#include "app/service/state/audit.h"
#include "app/service/state/statuses.h"
#include "app/service/status_log.h"
#include "core/base/clock.h"
#include "core/base/file.h"

#include <QScopeGuard>
#include <QTimeZone>

namespace yenile::registration {
namespace {

/// As a bar code's reader, or somebody at a keyboard, gives it.
QString numberOf(const QString& typed) {
    QString letters = typed.trimmed().toUpper();
    const QString number = letters;
    if (letters.remove(QLatin1Char('-')).size() != 16)
        return number;
    for (const int hyphen : {12, 8, 4})
        letters.insert(hyphen, QLatin1Char('-'));
    return letters;
}

} // namespace

QStringList listApplications(const Database& database) {
    QStringList lines;
    for (const QSqlRecord& row :
         database.select(QStringLiteral("SELECT id, state, method, made_at, order_id FROM applications "
                                        "WHERE replaced = 0 ORDER BY made_at"))) {
        const QDateTime madeAt = QDateTime::fromMSecsSinceEpoch(row.value(3).toLongLong(), QTimeZone::utc());
        const QString method = row.value(2).toString();
        lines.append(QStringList{row.value(0).toString(), row.value(1).toString(),
                                 method.isEmpty() ? QStringLiteral("-") : method,
                                 madeAt.toString(Qt::ISODate), row.value(4).toString()}
                         .join(u'\t'));
    }
    return lines;
}

Result<QStringList> showApplication(const Database& database, const QString& id) {
    const auto application = findApplication(database, numberOf(id));
    if (!application)
        return fail(ErrorCode::NotFound);
    const auto summary = database.selectOne(
        QStringLiteral(
            "SELECT applications.state, applications.method, orders.institution, "
            "applicants.identity_number FROM applications JOIN orders ON orders.id = "
            "applications.order_id JOIN applicants ON applicants.id = applications.applicant WHERE "
            "applications.id = ?"),
        {application->id});
    QStringList lines;
    const auto add = [&](const char* name, const QString& value) {
        lines.append(QLatin1String(name) + u'\t' + (value.isEmpty() ? QStringLiteral("-") : value));
    };
    add("application", application->id);
    add("state",
        summary->value(0).toString() + (application->replaced ? QStringLiteral(" (replaced)") : QString()));
    add("method", summary->value(1).toString());
    add("approved", application->madeAt.toString(Qt::ISODate));
    add("order", application->order);
    add("institution", summary->value(2).toString());
    add("identity number", QStringLiteral("•••••••") + summary->value(3).toString().right(4));
    for (const service::DocumentInfo& document : documentsOf(database, application->id))
        add("document", document.name + u' ' + document.sha256);
    if (const auto submission = findSubmission(database, application->id)) {
        add("receipt", submission->number);
        add("received", submission->receivedAt.toString(Qt::ISODate));
        add("bundle", submission->bundleSha256);
    }
    for (const service::StatusEntry& entry : statusesOf(database, application->id))
        add("status",
            QStringList{entry.at.toUTC().toString(Qt::ISODate), service::nameOf(entry.step),
                        entry.usableFrom ? entry.usableFrom->toUTC().toString(Qt::ISODate) : QString(),
                        entry.reason ? entry.reason->tr : QString()}
                .join(u' ')
                .trimmed());
    return lines;
}

Result<void> exportApplication(const Database& database, const QString& id, const QDir& folder) {
    const QString application = numberOf(id);
    const auto submission = findSubmission(database, application);
    if (!submission)
        return fail(ErrorCode::NotFound);
    const std::pair<const char*, QByteArray> files[] = {
        {"bundle.asice", *submittedBundle(database, application)},
        {"receipt.json", submission->receipt.content},
        {"receipt.p7s", submission->receipt.signature}};
    for (const auto& [name, content] : files)
        if (const auto written =
                writeFile(folder.filePath(QLatin1String(name)), content, FileAccess::OwnerOnly);
            !written)
            return written;
    return {};
}

namespace {

/// What an operator does to applications, beside a running service, which sends what is put for it.
class Desk {
public:
    Desk(const ServiceSettings& settings, const Database& database, const QByteArray& key)
        : m_courier(database, Clock::system(), key, {}), m_statuses(settings, database, m_courier),
          m_audit(database, key) {}

    [[nodiscard]] Result<void> note(const ApplicationRow& application, const service::StatusEntry& entry,
                                    const QString& event) const {
        if (const Result<void> told = m_statuses.add(application, entry); !told)
            return told;
        m_audit.add(event, application.id, entry.at);
        return {};
    }

private:
    Courier m_courier;
    StatusLog m_statuses;
    AuditLog m_audit;
};

/// Errors: UsageInvalid.
Result<service::StatusEntry> entryOf(const StatusNews& news) {
    using service::StatusStep;
    const auto invalid = [](const char* what) {
        return fail(ErrorCode::UsageInvalid, {QLatin1String(what)});
    };
    const auto step = service::stepNamed(news.step);
    if (!step || *step == StatusStep::Submitted || *step == StatusStep::PaperReceived)
        return invalid("STEP");
    service::StatusEntry entry{.step = *step, .at = Clock::system().now()};
    const QDateTime from = QDateTime::fromString(news.usableFrom, Qt::ISODate);
    if ((*step == StatusStep::Usable) != from.isValid() || from.isValid() == news.usableFrom.isEmpty())
        return invalid("--from");
    if (from.isValid())
        entry.usableFrom = from.toUTC();
    if ((*step == StatusStep::Refused) == news.reason.tr.isEmpty())
        return invalid("--reason");
    if (!news.reason.tr.isEmpty())
        entry.reason = {news.reason.tr, news.reason.en.isEmpty() ? news.reason.tr : news.reason.en};
    return entry;
}

} // namespace

Result<void> markStatus(const ServiceSettings& settings, const Database& database, const StatusNews& news) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const Result<service::StatusEntry> entry = entryOf(news);
    if (!entry)
        return failure(entry);
    const Desk desk(settings, database, *key);
    return database.transaction([&]() -> Result<void> {
        const auto application = findApplication(database, numberOf(news.application));
        if (!application)
            return fail(ErrorCode::NotFound);
        return desk.note(*application, *entry, QStringLiteral("status: ") + news.step);
    });
}

Result<void> markReceived(const ServiceSettings& settings, const Database& database, const QString& id) {
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const Desk desk(settings, database, *key);
    return database.transaction([&]() -> Result<void> {
        auto application = findApplication(database, numberOf(id));
        if (!application)
            return fail(ErrorCode::NotFound);
        if (application->replaced || application->state != service::ApplicationState::AwaitingPaper)
            return fail(ErrorCode::StateConflict);
        application->state = service::ApplicationState::Received;
        changeApplication(database, *application);
        return desk.note(*application,
                         {.step = service::StatusStep::PaperReceived, .at = Clock::system().now()},
                         QStringLiteral("paper received"));
    });
}

Result<void> backUp(const ServiceSettings& settings, const Database& database, const QString& file) {
    if (settings.database.driver != QLatin1String("sqlite"))
        return fail(ErrorCode::UsageInvalid, {QStringLiteral("backup")}, QStringLiteral("pg_dump makes it"));
    QFile copy(file); // SQLite fills an empty one, and this one is nobody else's from the beginning
    if (!copy.open(QFile::WriteOnly | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorCode::FileNotWritable, {file}, copy.errorString());
    auto undo = qScopeGuard([&] { copy.remove(); });
    database.execute(QStringLiteral("VACUUM INTO ?"), {file});
    undo.dismiss();
    return {};
}

} // namespace yenile::registration
