// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/applications.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace yenile::registration {
namespace {

using service::ApplicationState;
using service::Method;

const QString selection = QStringLiteral(
    "SELECT id, order_id, applicant, state, method, replaced, made_at, answers, security_word, "
    "phone, code, code_expires_at, resend_after, tries_left, record, version FROM applications ");

constexpr std::pair<ApplicationState, const char*> states[] = {
    {ApplicationState::AwaitingConfirmation, "awaitingConfirmation"},
    {ApplicationState::Confirmed, "confirmed"},
    {ApplicationState::MethodChosen, "methodChosen"},
    {ApplicationState::Submitted, "submitted"},
    {ApplicationState::AwaitingPaper, "awaitingPaper"},
    {ApplicationState::Received, "received"},
};

QString nameOf(ApplicationState state) {
    for (const auto& [known, name] : states)
        if (known == state)
            return QString::fromLatin1(name);
    throw DatabaseError(QStringLiteral("unknown state"));
}

ApplicationState stateNamed(const QString& name) {
    for (const auto& [state, known] : states)
        if (name == QLatin1String(known))
            return state;
    throw DatabaseError(QStringLiteral("unknown state: ") + name);
}

const QVariant nullText(QMetaType::fromType<QString>());

QVariant nameOf(const std::optional<Method>& method) {
    if (!method)
        return nullText;
    return *method == Method::Electronic ? QStringLiteral("electronic") : QStringLiteral("wetInk");
}

std::optional<Method> methodNamed(const QVariant& name) {
    if (name.isNull())
        return std::nullopt;
    return name.toString() == QLatin1String("electronic") ? Method::Electronic : Method::WetInk;
}

QDateTime time(const QVariant& milliseconds) {
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), QTimeZone::utc());
}

QByteArray packed(const QMap<QString, QString>& answers) {
    QJsonObject json;
    for (auto answer = answers.begin(); answer != answers.end(); ++answer)
        json.insert(answer.key(), answer.value());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QMap<QString, QString> unpacked(const QByteArray& bytes) {
    QMap<QString, QString> answers;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    for (auto answer = json.begin(); answer != json.end(); ++answer)
        answers.insert(answer.key(), answer.value().toString());
    return answers;
}

ApplicationRow read(const QSqlRecord& row) {
    return {
        .id = row.value(0).toString(),
        .order = row.value(1).toString(),
        .applicant = row.value(2).toString(),
        .state = stateNamed(row.value(3).toString()),
        .method = methodNamed(row.value(4)),
        .replaced = row.value(5).toInt() != 0,
        .madeAt = time(row.value(6)),
        .answers = unpacked(row.value(7).toByteArray()),
        .securityWordHash = row.value(8).toString(),
        .phone = row.value(9).toString(),
        .code = {row.value(10).toString(), time(row.value(11)), time(row.value(12)), row.value(13).toInt()},
        .record = row.value(14).toByteArray(),
        .version = row.value(15).toInt()};
}

std::optional<ApplicationRow> find(const Database& database, const QString& where, const QString& value) {
    const auto row = database.selectOne(selection + where, {value});
    return row ? std::optional(read(*row)) : std::nullopt;
}

/// What is known of a document, as readInfo() takes it.
const QString infoColumns = QStringLiteral("name, title_tr, title_en, length(content), sha256, version");
constexpr int contentColumn = 6; // of a selection that has the content behind them

service::DocumentInfo readInfo(const QSqlRecord& row) {
    const Result<MemberName> name = MemberName::of(row.value(0).toString());
    if (!name)
        throw DatabaseError(QStringLiteral("name of a document"));
    return {*name,
            {row.value(1).toString(), row.value(2).toString()},
            row.value(3).toLongLong(),
            row.value(4).toString(),
            row.isNull(5) ? std::nullopt : std::optional(row.value(5).toString())};
}

} // namespace

void addApplication(const Database& database, const ApplicationRow& application) {
    database.execute(
        QStringLiteral("INSERT INTO applications VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 1)"),
        {application.id, application.order, application.applicant, nameOf(application.state),
         nameOf(application.method), application.madeAt.toMSecsSinceEpoch(), packed(application.answers),
         application.securityWordHash, application.phone, application.code.hash,
         application.code.expiresAt.toMSecsSinceEpoch(), application.code.resendAfter.toMSecsSinceEpoch(),
         application.code.triesLeft});
}

std::optional<ApplicationRow> findApplication(const Database& database, const QString& id) {
    return find(database, QStringLiteral("WHERE id = ?"), id);
}

std::optional<ApplicationRow> applicationOfOrder(const Database& database, const QString& order) {
    return find(database, QStringLiteral("WHERE order_id = ? AND replaced = 0"), order);
}

std::vector<ApplicationRow> applicationsOf(const Database& database, const QString& applicant) {
    std::vector<ApplicationRow> applications;
    for (const QSqlRecord& row :
         database.select(selection + QStringLiteral("WHERE applicant = ? ORDER BY made_at, id"), {applicant}))
        applications.push_back(read(row));
    return applications;
}

void removeApplication(const Database& database, const QString& application) {
    for (const auto* const statement :
         {"DELETE FROM statuses WHERE application = ?", "DELETE FROM uploads WHERE application = ?",
          "DELETE FROM submissions WHERE application = ?", "DELETE FROM documents WHERE application = ?",
          "DELETE FROM applications WHERE id = ?"})
        database.execute(QLatin1String(statement), {application});
}

void replaceApplications(const Database& database, const QString& order) {
    database.execute(
        QStringLiteral("UPDATE applications SET replaced = 1, version = version + 1 WHERE order_id = ?"),
        {order});
}

void changeCode(const Database& database, const QString& application, const AwaitedCode& code) {
    database.execute(
        QStringLiteral("UPDATE applications SET code = ?, code_expires_at = ?, resend_after = ?, "
                       "tries_left = ?, version = version + 1 WHERE id = ?"),
        {code.hash, code.expiresAt.toMSecsSinceEpoch(), code.resendAfter.toMSecsSinceEpoch(), code.triesLeft,
         application});
}

void changeApplication(const Database& database, const ApplicationRow& application) {
    database.execute(
        QStringLiteral(
            "UPDATE applications SET state = ?, method = ?, record = ?, version = version + 1 WHERE id = ?"),
        {nameOf(application.state), nameOf(application.method), application.record, application.id});
}

void countWrongCode(const Database& database, const QString& application) {
    database.execute(
        QStringLiteral("UPDATE applications SET tries_left = tries_left - 1, version = version + 1 "
                       "WHERE id = ?"),
        {application});
}

void addDocuments(const Database& database, const QString& application,
                  const std::vector<DocumentRow>& documents) {
    int number = 0;
    for (const auto& [info, content] : documents)
        database.execute(QStringLiteral("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
                         {application, info.name.text(), ++number, info.title.tr, info.title.en, info.sha256,
                          content, info.version ? QVariant(*info.version) : nullText});
}

std::vector<service::DocumentInfo> documentsOf(const Database& database, const QString& application) {
    std::vector<service::DocumentInfo> documents;
    for (const QSqlRecord& row :
         database.select(QStringLiteral("SELECT ") + infoColumns +
                             QStringLiteral(" FROM documents WHERE application = ? ORDER BY number"),
                         {application}))
        documents.push_back(readInfo(row));
    return documents;
}

std::vector<DocumentRow> wholeDocumentsOf(const Database& database, const QString& application) {
    std::vector<DocumentRow> documents;
    for (const QSqlRecord& row :
         database.select(QStringLiteral("SELECT ") + infoColumns +
                             QStringLiteral(", content FROM documents WHERE application = ? ORDER BY number"),
                         {application}))
        documents.push_back({readInfo(row), row.value(contentColumn).toByteArray()});
    return documents;
}

std::optional<DocumentRow> findDocument(const Database& database, const QString& application,
                                        const QString& name) {
    const auto row =
        database.selectOne(QStringLiteral("SELECT ") + infoColumns +
                               QStringLiteral(", content FROM documents WHERE application = ? AND name = ?"),
                           {application, name});
    if (!row)
        return std::nullopt;
    return DocumentRow{readInfo(*row), row->value(contentColumn).toByteArray()};
}

void addSubmission(const Database& database, const Submission& submission) {
    database.execute(QStringLiteral("INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?)"),
                     {submission.application, submission.number, submission.receivedAt.toMSecsSinceEpoch(),
                      submission.bundleSha256, submission.bundle, submission.receipt.content,
                      submission.receipt.signature});
}

std::optional<Submission> findSubmission(const Database& database, const QString& application) {
    const auto row = database.selectOne(
        QStringLiteral("SELECT number, received_at, bundle_sha256, receipt, receipt_signature "
                       "FROM submissions WHERE application = ?"),
        {application});
    if (!row)
        return std::nullopt;
    return Submission{application,
                      row->value(0).toString(),
                      time(row->value(1)),
                      row->value(2).toString(),
                      {},
                      {row->value(3).toByteArray(), row->value(4).toByteArray()}};
}

std::optional<QByteArray> submittedBundle(const Database& database, const QString& application) {
    const auto row = database.selectOne(
        QStringLiteral("SELECT bundle FROM submissions WHERE application = ?"), {application});
    return row ? std::optional(row->value(0).toByteArray()) : std::nullopt;
}

} // namespace yenile::registration
