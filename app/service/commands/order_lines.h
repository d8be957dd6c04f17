// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"

/// A file of orders, before the database is asked.
namespace yenile::registration {

/// One of its lines; nobody and nothing in it has an id yet.
struct OrderLine {
    qsizetype line = 0; ///< from 1
    Applicant applicant;
    OrderRow order;
};

/// The lines of a CSV as importOrders() takes it. Errors: OrdersInvalid, with every line that is wrong, or
/// that is an order which stands in the file already.
[[nodiscard]] Result<std::vector<OrderLine>> readOrderLines(const QString& text);

/// The same for what is the same order.
[[nodiscard]] QString keyOf(const QString& identityNumber, const OrderRow& order);

/// OrdersInvalid, with what is wrong: "LINE: WHAT".
[[nodiscard]] Error wrongLines(const QStringList& lines);

} // namespace yenile::registration
