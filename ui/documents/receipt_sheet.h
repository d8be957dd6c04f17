// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

namespace yenile::ui {

/// The receipt as a page of PDF that an applicant can keep or print: number, time, certificate and the
/// digests of what was received, in the language of the application. Errors: FileNotWritable.
[[nodiscard]] Result<void> writeReceiptSheet(const renewal::Outcome& outcome,
                                             const service::ServiceInfo& service, const QString& file);

} // namespace yenile::ui
