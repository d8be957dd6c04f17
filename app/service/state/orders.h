// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"
#include "core/service/messages.h"

#include <QDate>

namespace yenile::registration {

/// An order for a certificate by an institution.
struct OrderRow {
    QString id;
    QString applicant;
    QDate orderedOn;
    QString institution;
    QString department;
    QString registryNumber; ///< Kurum Sicil No; may be empty
    QString phone;          ///< from the institution; the applicant may correct it
    bool electronic = true; ///< whether the present certificate may sign the renewal
    bool open = true;
    std::optional<QDate> verifiedOn = {}; ///< when the person's data were verified in MERNİS
    QString kind = service::renewalOrder; ///< as service::Order has it
};

void addOrder(const Database& database, const OrderRow& order);
[[nodiscard]] std::optional<OrderRow> findOrder(const Database& database, const QString& id);
/// Newest first.
[[nodiscard]] QList<OrderRow> ordersOf(const Database& database, const QString& applicant);

/// Closes the order: nobody can apply with it any more.
void closeOrder(const Database& database, const QString& id);
/// Removes orders before that day without an application; returns their number.
int removeUnusedOrders(const Database& database, const QDate& before);

} // namespace yenile::registration
