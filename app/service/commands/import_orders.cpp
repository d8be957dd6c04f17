// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/commands/commands.h"

#include "app/service/commands/order_lines.h"
#include "app/service/crypto.h"
#include "app/service/messages/courier.h"
#include "app/service/messages/letters.h"
#include "core/base/file.h"

#include <QHash>
#include <QStringDecoder>

namespace yenile::registration {
namespace {

/// What is in the database already; whoever takes a file in twice is told.
QStringList knownOrders(const Database& database, const std::vector<OrderLine>& rows) {
    QStringList known;
    for (const OrderLine& row : rows) {
        const QString& number = row.applicant.identityNumber;
        const auto person = findApplicantByNumber(database, number);
        for (const OrderRow& order : person ? ordersOf(database, person->id) : QList<OrderRow>())
            if (keyOf(number, order) == keyOf(number, row.order))
                known.append(QStringLiteral("%1: = %2").arg(row.line).arg(order.id));
    }
    return known;
}

/// A person's first access password.
struct FirstPassword {
    QString text;
    QString hash;
};

/// Those of the new persons, by identity number. Hashes take long on purpose, so that they are made before a
/// transaction keeps others waiting.
QHash<QString, FirstPassword> makePasswords(const ServiceSettings& settings, const Database& database,
                                            const QByteArray& pepper, const std::vector<OrderLine>& rows) {
    QHash<QString, FirstPassword> made;
    for (const OrderLine& row : rows) {
        const QString& number = row.applicant.identityNumber;
        if (made.contains(number) || findApplicantByNumber(database, number))
            continue;
        const QString password = randomText(settings.accessPasswordLength, clearAlphabet);
        made.insert(number,
                    {password, hashSecret(password.toUtf8(), settings.hashPasses, saltOf(pepper, number))});
    }
    return made;
}

QString personOf(const ServiceSettings& settings, const Database& database, const Courier& courier,
                 Applicant applicant, const FirstPassword& password) {
    if (const auto known = findApplicantByNumber(database, applicant.identityNumber))
        return known->id;
    applicant.id = newId();
    applicant.passwordHash = password.hash;
    addApplicant(database, applicant);
    courier.put(QStringLiteral("mail"),
                passwordLetter(settings.info, settings.wording, applicant, password.text),
                letterLifetimeSeconds);
    return applicant.id;
}

} // namespace

Result<int> importOrders(const ServiceSettings& settings, const Database& database, const QString& file) {
    const Result<QByteArray> content = readFile(file);
    if (!content)
        return failure(content);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(*content);
    if (decoder.hasError())
        return fail(ErrorCode::FileDamaged, {file}, QStringLiteral("not UTF-8"));
    Result<std::vector<OrderLine>> rows = readOrderLines(text);
    if (!rows)
        return failure(rows);
    const Result<QByteArray> key = readFile(settings.file(QStringLiteral("pki/service.key")));
    if (!key)
        return failure(key);
    const QHash<QString, FirstPassword> passwords = makePasswords(settings, database, *key, *rows);
    const Courier courier(database, Clock::system(), *key, {}); // puts; the running service takes
    return database.transaction([&]() -> Result<int> {
        if (const QStringList known = knownOrders(database, *rows); !known.isEmpty())
            return std::unexpected(wrongLines(known));
        for (OrderLine& row : *rows) {
            row.order.id = newId();
            row.order.applicant = personOf(settings, database, courier, row.applicant,
                                           passwords.value(row.applicant.identityNumber));
            addOrder(database, row.order);
        }
        return static_cast<int>(rows->size());
    });
}

} // namespace yenile::registration
