// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/documents/pdf_text.h"
#include "app/service/state/applicants.h"
#include "app/service/state/applications.h"

namespace yenile::registration {

/// The Certificate Holder Undertaking (Sertifika Sahibi Taahhütnamesi).
[[nodiscard]] PdfText undertakingDocument(const service::ServiceInfo& info, const Applicant& applicant,
                                          const ApplicationRow& application);

} // namespace yenile::registration
