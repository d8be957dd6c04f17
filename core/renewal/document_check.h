#pragma once

#include "core/renewal/journey.h"

namespace yenile::renewal {

/// What is about to be signed says what the applicant said: the record names this application, this person,
/// the answers that were given and the documents by their digests. Errors: DocumentNotExpected.
[[nodiscard]] Result<void> checkRecord(const service::Application& application, const QString& identityNumber,
                                       const service::FormAnswers& answers,
                                       const std::vector<Document>& documents);

} // namespace yenile::renewal
