// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"

/// A file of orders, before it is compared with the database.
namespace yenile::registration {

/// One of its lines; persons and orders have no ids yet.
struct OrderLine {
    qsizetype line = 0; ///< from 1
    Applicant applicant;
    OrderRow order;
};

/// The lines of a CSV for importOrders(). Errors: OrdersInvalid with every line that is wrong or repeats an
/// order in the file.
[[nodiscard]] Result<std::vector<OrderLine>> readOrderLines(const QString& text);

/// A key that is equal for the same order.
[[nodiscard]] QString keyOf(const QString& identityNumber, const OrderRow& order);

/// OrdersInvalid, with what is wrong: "LINE: WHAT".
[[nodiscard]] Error wrongLines(const QStringList& lines);

} // namespace yenile::registration
