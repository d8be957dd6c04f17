// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/documents/pdf_text.h"
#include "app/service/form.h"
#include "app/service/state/applications.h"

namespace yenile::registration {

/// What the applicant approved in the form, field by field; the security word is left out.
[[nodiscard]] PdfText applicationDocument(const service::ServiceInfo& info,
                                          const service::ApplicationForm& form, const OrderRow& order,
                                          const ApplicationRow& application);

} // namespace yenile::registration
