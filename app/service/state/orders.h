// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"
#include "core/service/messages.h"

#include <QDate>

namespace yenile::registration {

/// An order for a certificate, as the institution's officer placed it.
struct OrderRow {
    QString id;
    QString applicant;
    QDate orderedOn;
    QString institution;
    QString department;
    QString registryNumber; ///< Kurum Sicil No; empty where the institution keeps none
    QString phone;          ///< what the institution knows; the applicant may correct it
    bool electronic = true; ///< whether the present certificate may sign the renewal
    bool open = true;
    std::optional<QDate> verifiedOn = {}; ///< when the person's data were verified in MERNİS
    QString kind = service::renewalOrder; ///< as service::Order has it
};

void addOrder(const Database& database, const OrderRow& order);
[[nodiscard]] std::optional<OrderRow> findOrder(const Database& database, const QString& id);
/// Newest first.
[[nodiscard]] QList<OrderRow> ordersOf(const Database& database, const QString& applicant);

/// Nothing can be applied for by it any more.
void closeOrder(const Database& database, const QString& id);
/// Removes those before that day that nobody applied by; returns how many.
int removeUnusedOrders(const Database& database, const QDate& before);

} // namespace yenile::registration
