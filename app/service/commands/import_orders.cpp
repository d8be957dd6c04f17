#include "app/service/commands/commands.h"

#include "app/service/crypto.h"
#include "app/service/messages/courier.h"
#include "app/service/messages/letters.h"
#include "app/service/messages/smtp_channel.h"
#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"
#include "core/base/file.h"
#include "core/service/form_rules.h"

#include <QStringDecoder>

#include <algorithm>
#include <tuple>

namespace yenile::registration {
namespace {

const QStringList columns{QStringLiteral("identityNumber"), QStringLiteral("firstName"),
                          QStringLiteral("lastName"),       QStringLiteral("email"),
                          QStringLiteral("orderedOn"),      QStringLiteral("institution"),
                          QStringLiteral("department"),     QStringLiteral("registryNumber"),
                          QStringLiteral("phone"),          QStringLiteral("electronic")};
const QString verifiedOn = QStringLiteral("verifiedOn"); // may follow them

/// One line of RFC 4180 without line breaks in its fields.
QStringList fieldsOf(const QString& line, QChar separator) {
    QStringList fields{QString()};
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar c = line[i];
        if (c == u'"' && quoted && i + 1 < line.size() && line[i + 1] == u'"')
            fields.last() += line[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            fields.append(QString());
        else
            fields.last() += c;
    }
    for (QString& field : fields)
        field = field.trimmed();
    return fields;
}

struct Row {
    qsizetype line = 0;
    Applicant applicant;
    OrderRow order;
    QString password; ///< the first one, where the person is new
};

/// The same for what is the same order.
QString keyOf(const QString& identityNumber, const OrderRow& order) {
    return QStringList{identityNumber, order.orderedOn.toString(Qt::ISODate), order.institution,
                       order.department, order.registryNumber}
        .join(u'\n');
}

bool isText(const QString& field) {
    return std::ranges::all_of(field, [](QChar c) { return c.isPrint(); });
}

/// The row, or the name of the column that is wrong.
std::expected<Row, QString> readRow(const QStringList& fields) {
    if (fields.size() != columns.size() && fields.size() != columns.size() + 1)
        return std::unexpected(QStringLiteral("%1 of %2 columns").arg(fields.size()).arg(columns.size()));
    const auto field = [&](const char* name) { return fields[columns.indexOf(QLatin1String(name))]; };
    const auto wrong = [](const char* name) { return std::unexpected(QString::fromLatin1(name)); };
    const Result<QString> number = service::normalisedIdentityNumber(field("identityNumber"));
    if (!number)
        return wrong("identityNumber");
    for (const auto* const name : {"firstName", "lastName", "institution"})
        if (field(name).isEmpty())
            return wrong(name);
    for (const auto* const name : {"firstName", "lastName", "institution", "department", "registryNumber"})
        if (!isText(field(name)))
            return wrong(name);
    if (const auto address = sendableAddress(field("email")); !address)
        return std::unexpected(QStringLiteral("email (%1)").arg(address.error().cause));
    const QDate orderedOn = QDate::fromString(field("orderedOn"), Qt::ISODate);
    if (!orderedOn.isValid())
        return wrong("orderedOn");
    const auto phone = service::normalisedPhone(field("phone"));
    if (!field("phone").isEmpty() && !phone)
        return wrong("phone");
    if (field("electronic") != u"true" && field("electronic") != u"false")
        return wrong("electronic");
    std::optional<QDate> verified;
    if (fields.size() > columns.size() && !fields.last().isEmpty()) {
        verified = QDate::fromString(fields.last(), Qt::ISODate);
        if (!verified->isValid())
            return std::unexpected(verifiedOn);
    }
    return Row{0,
               {newId(), *number, field("firstName"), field("lastName"), field("email"), {}},
               {newId(),
                {},
                orderedOn,
                field("institution"),
                field("department"),
                field("registryNumber"),
                phone.value_or(QString()),
                field("electronic") == u"true",
                true,
                verified},
               {}};
}

Error wrongLines(const QStringList& lines) {
    return {ErrorCode::OrdersInvalid, {lines.join(QStringLiteral("; "))}, {}};
}

/// Spreadsheets of Turkish computers part columns by semicolons.
std::optional<QChar> separatorOf(const QString& header) {
    for (const QChar separator : {u',', u';'})
        if (fieldsOf(header, separator) == columns ||
            fieldsOf(header, separator) == columns + QStringList{verifiedOn})
            return separator;
    return std::nullopt;
}

Result<std::vector<Row>> readRows(const QString& text) {
    const QStringList lines = text.split(u'\n');
    const auto separator = separatorOf(lines.first());
    if (!separator)
        return fail(ErrorCode::OrdersInvalid, {QStringLiteral("1: ") + columns.join(u',')});
    std::vector<Row> rows;
    QHash<QString, qsizetype> lineOf; // by key
    QStringList wrong;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i].trimmed().isEmpty())
            continue;
        auto row = readRow(fieldsOf(lines[i], *separator));
        if (!row) {
            wrong.append(QStringLiteral("%1: %2").arg(i + 1).arg(row.error()));
            continue;
        }
        row->line = i + 1;
        const QString key = keyOf(row->applicant.identityNumber, row->order);
        if (const auto earlier = lineOf.find(key); earlier != lineOf.end())
            wrong.append(QStringLiteral("%1: = %2").arg(row->line).arg(*earlier));
        lineOf.insert(key, row->line);
        rows.push_back(std::move(*row));
    }
    if (!wrong.isEmpty())
        return std::unexpected(wrongLines(wrong));
    return rows;
}

/// What is in the database already; whoever takes a file in twice is told.
QStringList knownOrders(const Database& database, const std::vector<Row>& rows) {
    QStringList known;
    for (const Row& row : rows) {
        const QString& number = row.applicant.identityNumber;
        const auto person = findApplicantByNumber(database, number);
        for (const OrderRow& order : person ? ordersOf(database, person->id) : QList<OrderRow>())
            if (keyOf(number, order) == keyOf(number, row.order))
                known.append(QStringLiteral("%1: = %2").arg(row.line).arg(order.id));
    }
    return known;
}

/// Hashes take long on purpose, so that they are made before a transaction keeps others waiting.
void makePasswords(const Settings& settings, const Database& database, const QByteArray& pepper,
                   std::vector<Row>& rows) {
    QMap<QString, std::pair<QString, QString>> made; // by identity number
    for (Row& row : rows) {
        const QString& number = row.applicant.identityNumber;
        if (findApplicantByNumber(database, number))
            continue;
        if (!made.contains(number)) {
            const QString password = randomText(settings.accessPasswordLength, clearAlphabet);
            made.insert(number, {password,
                                 hashSecret(password.toUtf8(), settings.hashPasses, saltOf(pepper, number))});
        }
        std::tie(row.password, row.applicant.passwordHash) = made.value(number);
    }
}

QString personOf(const Settings& settings, const Database& database, const Courier& courier, const Row& row) {
    if (const auto known = findApplicantByNumber(database, row.applicant.identityNumber))
        return known->id;
    addApplicant(database, row.applicant);
    courier.put(QStringLiteral("mail"),
                passwordLetter(settings.info, settings.wording, row.applicant, row.password),
                letterLifetimeSeconds);
    return row.applicant.id;
}

} // namespace

Result<int> importOrders(const Settings& settings, const Database& database, const QString& file) {
    const Result<QByteArray> content = readFile(file);
    if (!content)
        return failure(content);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(*content);
    if (decoder.hasError())
        return fail(ErrorCode::FileDamaged, {file}, QStringLiteral("not UTF-8"));
    Result<std::vector<Row>> rows = readRows(text);
    if (!rows)
        return failure(rows);
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    makePasswords(settings, database, *key, *rows);
    const Courier courier(database, Clock::system(), *key, {}); // puts; the running service takes
    return database.transaction([&]() -> Result<int> {
        if (const QStringList known = knownOrders(database, *rows); !known.isEmpty())
            return std::unexpected(wrongLines(known));
        for (Row& row : *rows) {
            row.order.applicant = personOf(settings, database, courier, row);
            addOrder(database, row.order);
        }
        return static_cast<int>(rows->size());
    });
}

} // namespace yenile::registration
