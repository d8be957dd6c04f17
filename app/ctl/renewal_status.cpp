// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/renewal.h"
#include "app/ctl/text.h"
#include "core/renewal/status_words.h"

#include <QJsonArray>

namespace yenile::ctl {

Result<std::vector<service::ApplicationStatus>> Renewal::statuses() {
    auto found = fetchStatuses();
    (void)await(m_journey.logOut());
    return found;
}

Result<std::vector<service::ApplicationStatus>> Renewal::fetchStatuses() {
    if (const Result<void> fetched = fetchServiceInfo(); !fetched)
        return failure(fetched);
    if (const Result<void> in = logIn(); !in)
        return failure(in);
    const Result<service::OrderList> list = step([this] { return m_journey.orders(); });
    if (!list)
        return failure(list);
    std::vector<service::ApplicationStatus> found;
    for (const service::Order& order : list->orders) {
        const bool isWanted = m_options.order.isEmpty() || m_options.order == order.id;
        if (!order.applicationId || !isWanted)
            continue;
        const auto status = step([&] { return m_journey.status(*order.applicationId); });
        if (!status)
            return failure(status);
        found.push_back(*status);
    }
    if (found.empty())
        return fail(ErrorCode::OrderNotFound);
    return found;
}

} // namespace yenile::ctl
