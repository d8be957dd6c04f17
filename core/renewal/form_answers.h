#pragma once

#include "core/service/messages.h"

namespace yenile::renewal {

/// The answers as they are sent: without blanks around them, telephone numbers in their one form.
[[nodiscard]] service::FormAnswers tidied(const service::ApplicationForm& form, service::FormAnswers answers);

/// What the record of the application has to say for these tidied answers: they themselves and what the form
/// gave. The secrets are there by name alone, so that they can be seen to be missing from the record.
[[nodiscard]] service::FormAnswers expectedInRecord(const service::ApplicationForm& form,
                                                    const service::FormAnswers& answers);

/// Puts values into the fields that can be changed and are no secret.
void fillIn(service::ApplicationForm& form, const QMap<QString, QString>& values);

} // namespace yenile::renewal
