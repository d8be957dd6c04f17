// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"
#include "core/service/messages.h"

namespace yenile::registration {

/// The application form of an order, prefilled, with its rules. Its fields depend on the institution.
[[nodiscard]] service::ApplicationForm makeForm(const Applicant& applicant, const OrderRow& order,
                                                const service::LocalText& declaration);

/// Checks the answers and merges them with the prefilled values, without secrets. Errors: those of
/// service::checkAnswers, RequestInvalid for a field that is not in the form.
[[nodiscard]] Result<QMap<QString, QString>> completeAnswers(const service::ApplicationForm& form,
                                                             const service::FormAnswers& answers);

} // namespace yenile::registration
