// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/form_answers.h"
#include "core/renewal/journey.h"

namespace yenile::renewal {

/// Checks that what is about to be signed says what the applicant entered and nothing more at any level. The
/// record names this application, this person, the expected answers, and the documents by their digests.
/// Errors: DocumentNotExpected.
[[nodiscard]] Result<void> checkRecord(const service::Application& application, const QString& identityNumber,
                                       const ExpectedAnswers& expected,
                                       const std::vector<Document>& documents);

} // namespace yenile::renewal
