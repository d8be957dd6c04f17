#include "app/service/commands/commands.h"

#include "app/service/crypto.h"
#include "app/service/messages/courier.h"
#include "app/service/messages/letters.h"
#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"
#include "core/base/file.h"
#include "core/service/form_rules.h"

namespace yenile::registration {
namespace {

const QStringList columns{QStringLiteral("identityNumber"), QStringLiteral("firstName"),
                          QStringLiteral("lastName"),       QStringLiteral("email"),
                          QStringLiteral("orderedOn"),      QStringLiteral("institution"),
                          QStringLiteral("department"),     QStringLiteral("registryNumber"),
                          QStringLiteral("phone"),          QStringLiteral("electronic")};

/// One line of RFC 4180 without line breaks in its fields.
QStringList fieldsOf(const QString& line) {
    QStringList fields{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'"' && quoted && i + 1 < line.size() && line[i + 1] == u'"')
            fields.last() += line[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (c == u',' && !quoted)
            fields.append(QString());
        else
            fields.last() += c;
    }
    for (QString& field : fields)
        field = field.trimmed();
    return fields;
}

struct Row {
    Applicant applicant;
    OrderRow order;
};

/// The row, or the name of the column that is wrong.
std::expected<Row, QString> readRow(const QStringList& fields) {
    if (fields.size() != columns.size())
        return std::unexpected(QStringLiteral("%1 of %2 columns").arg(fields.size()).arg(columns.size()));
    const auto field = [&](const char* name) { return fields[columns.indexOf(QLatin1String(name))]; };
    const auto wrong = [](const char* name) { return std::unexpected(QString::fromLatin1(name)); };
    const Result<QString> number = service::normalisedIdentityNumber(field("identityNumber"));
    if (!number)
        return wrong("identityNumber");
    for (const auto* const name : {"firstName", "lastName", "institution"})
        if (field(name).isEmpty())
            return wrong(name);
    if (field("email").count(u'@') != 1)
        return wrong("email");
    const QDate orderedOn = QDate::fromString(field("orderedOn"), Qt::ISODate);
    if (!orderedOn.isValid())
        return wrong("orderedOn");
    const auto phone = service::normalisedPhone(field("phone"));
    if (!field("phone").isEmpty() && !phone)
        return wrong("phone");
    if (field("electronic") != u"true" && field("electronic") != u"false")
        return wrong("electronic");
    return Row{{newId(), *number, field("firstName"), field("lastName"), field("email"), {}},
               {newId(),
                {},
                orderedOn,
                field("institution"),
                field("department"),
                field("registryNumber"),
                phone.value_or(QString()),
                field("electronic") == u"true",
                true}};
}

Result<std::vector<Row>> readRows(const QString& text) {
    const QStringList lines = text.split(u'\n');
    std::vector<Row> rows;
    QStringList wrong;
    if (fieldsOf(lines.first()) != columns)
        return fail(ErrorCode::AnswersIncomplete, {columns.join(u',')});
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        if (auto row = readRow(fieldsOf(lines[i])))
            rows.push_back(*row);
        else
            wrong.append(QStringLiteral("%1: %2").arg(i + 1).arg(row.error()));
    }
    if (!wrong.isEmpty())
        return fail(ErrorCode::AnswersIncomplete, {wrong.join(QStringLiteral("; "))});
    return rows;
}

QString personOf(const Settings& settings, const Database& database, const Courier& courier,
                 Applicant person) {
    if (const auto known = findApplicantByNumber(database, person.identityNumber))
        return known->id;
    const QString password = randomText(settings.accessPasswordLength, clearAlphabet);
    person.passwordHash = hashSecret(password.toUtf8(), settings.hashPasses);
    addApplicant(database, person);
    courier.put(QStringLiteral("mail"), passwordLetter(settings.info, person, password),
                letterLifetimeSeconds);
    return person.id;
}

} // namespace

Result<int> importOrders(const Settings& settings, const Database& database, const QString& file) {
    const Result<QByteArray> content = readFile(file);
    if (!content)
        return failure(content);
    Result<std::vector<Row>> rows = readRows(QString::fromUtf8(*content));
    if (!rows)
        return failure(rows);
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const Courier courier(database, Clock::system(), *key, {}); // puts; the running service takes
    database.transaction([&] {
        for (Row& row : *rows) {
            row.order.applicant = personOf(settings, database, courier, row.applicant);
            addOrder(database, row.order);
        }
    });
    return static_cast<int>(rows->size());
}

} // namespace yenile::registration
