// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/orders.h"

namespace yenile::registration {
namespace {

const QString selection =
    QStringLiteral("SELECT id, applicant, ordered_on, institution, department, registry_number, phone, "
                   "electronic, open, verified_on, kind FROM orders ");

OrderRow read(const QSqlRecord& row) {
    return {row.value(0).toString(),
            row.value(1).toString(),
            QDate::fromString(row.value(2).toString(), Qt::ISODate),
            row.value(3).toString(),
            row.value(4).toString(),
            row.value(5).toString(),
            row.value(6).toString(),
            row.value(7).toInt() != 0,
            row.value(8).toInt() != 0,
            row.value(9).toString().isEmpty()
                ? std::nullopt
                : std::optional(QDate::fromString(row.value(9).toString(), Qt::ISODate)),
            row.value(10).toString()};
}

} // namespace

void addOrder(const Database& database, const OrderRow& order) {
    database.execute(
        QStringLiteral("INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {order.id, order.applicant, order.orderedOn.toString(Qt::ISODate), order.institution,
         order.department, order.registryNumber, order.phone, int{order.electronic}, int{order.open},
         order.verifiedOn ? order.verifiedOn->toString(Qt::ISODate) : QStringLiteral(""), order.kind});
}

std::optional<OrderRow> findOrder(const Database& database, const QString& id) {
    const auto row = database.selectOne(selection + QStringLiteral("WHERE id = ?"), {id});
    return row ? std::optional(read(*row)) : std::nullopt;
}

QList<OrderRow> ordersOf(const Database& database, const QString& applicant) {
    QList<OrderRow> orders;
    for (const QSqlRecord& row : database.select(
             selection + QStringLiteral("WHERE applicant = ? ORDER BY ordered_on DESC, id"), {applicant}))
        orders.append(read(row));
    return orders;
}

void closeOrder(const Database& database, const QString& id) {
    database.execute(QStringLiteral("UPDATE orders SET open = 0 WHERE id = ?"), {id});
}

int removeUnusedOrders(const Database& database, const QDate& before) {
    return database.execute(
        QStringLiteral("DELETE FROM orders WHERE ordered_on < ? AND NOT EXISTS "
                       "(SELECT 1 FROM applications WHERE applications.order_id = orders.id)"),
        {before.toString(Qt::ISODate)});
}

} // namespace yenile::registration
