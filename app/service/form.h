// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/applicants.h"
#include "app/service/state/orders.h"
#include "core/service/messages.h"

namespace yenile::registration {

/// The application form of an order, prefilled, with its rules. Institutions differ in what they ask.
[[nodiscard]] service::ApplicationForm makeForm(const Applicant& applicant, const OrderRow& order,
                                                const service::LocalText& declaration);

/// Checks the answers and puts them together with what was prefilled; secrets are left out. Errors: those of
/// service::checkAnswers, RequestInvalid for a field that was not asked.
[[nodiscard]] Result<QMap<QString, QString>> completeAnswers(const service::ApplicationForm& form,
                                                             const service::FormAnswers& answers);

} // namespace yenile::registration
