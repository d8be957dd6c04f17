// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/order_lines.h"

#include "app/service/messages/mail_address.h"
#include "core/service/form_rules.h"

#include <QHash>

#include <algorithm>

namespace yenile::registration {
namespace {

const QStringList columns{QStringLiteral("identityNumber"), QStringLiteral("firstName"),
                          QStringLiteral("lastName"),       QStringLiteral("email"),
                          QStringLiteral("orderedOn"),      QStringLiteral("institution"),
                          QStringLiteral("department"),     QStringLiteral("registryNumber"),
                          QStringLiteral("phone"),          QStringLiteral("electronic")};
// May follow them, in this order.
const QStringList furtherColumns{QStringLiteral("verifiedOn"), QStringLiteral("kind")};
const QStringList kinds{service::renewalOrder, service::firstCertificate, service::changedData};

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

bool isText(const QString& field) {
    return std::ranges::all_of(field, [](QChar c) { return c.isPrint(); });
}

/// The row, or the name of the column that is wrong.
std::expected<OrderLine, QString> readRow(const QStringList& fields) {
    const QStringList known = columns + furtherColumns;
    if (fields.size() < columns.size() || fields.size() > known.size())
        return std::unexpected(QStringLiteral("%1 of %2 columns").arg(fields.size()).arg(columns.size()));
    const auto field = [&](const char* name) { return fields.value(known.indexOf(QLatin1String(name))); };
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
    if (!field("verifiedOn").isEmpty()) {
        verified = QDate::fromString(field("verifiedOn"), Qt::ISODate);
        if (!verified->isValid())
            return wrong("verifiedOn");
    }
    const QString kind = field("kind").isEmpty() ? service::renewalOrder : field("kind");
    if (!kinds.contains(kind))
        return wrong("kind");
    if (kind == service::firstCertificate && field("electronic") == u"true")
        return wrong("electronic"); // with what?
    OrderLine line;
    line.applicant = {{}, *number, field("firstName"), field("lastName"), field("email"), {}};
    line.order = {.id = {},
                  .applicant = {},
                  .orderedOn = orderedOn,
                  .institution = field("institution"),
                  .department = field("department"),
                  .registryNumber = field("registryNumber"),
                  .phone = phone.value_or(QString()),
                  .electronic = field("electronic") == u"true",
                  .open = true,
                  .verifiedOn = verified,
                  .kind = kind};
    return line;
}

/// Spreadsheets of Turkish computers part columns by semicolons.
std::optional<QChar> separatorOf(const QString& header) {
    for (const QChar separator : {u',', u';'})
        for (qsizetype further = 0; further <= furtherColumns.size(); ++further)
            if (fieldsOf(header, separator) == columns + furtherColumns.first(further))
                return separator;
    return std::nullopt;
}

} // namespace

QString keyOf(const QString& identityNumber, const OrderRow& order) {
    return QStringList{identityNumber, order.orderedOn.toString(Qt::ISODate), order.institution,
                       order.department, order.registryNumber}
        .join(u'\n');
}

Error wrongLines(const QStringList& lines) {
    return {ErrorCode::OrdersInvalid, {lines.join(QStringLiteral("; "))}, {}};
}

Result<std::vector<OrderLine>> readOrderLines(const QString& text) {
    const QStringList lines = text.split(u'\n');
    const auto separator = separatorOf(lines.first());
    if (!separator)
        return fail(ErrorCode::OrdersInvalid, {QStringLiteral("1: ") + columns.join(u',')});
    std::vector<OrderLine> rows;
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

} // namespace yenile::registration
