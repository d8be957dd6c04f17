// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

#include <QSet>

namespace yenile::renewal {

/// The answers as they are sent: without blanks around them, telephone numbers in their one form.
[[nodiscard]] service::FormAnswers tidied(const service::ApplicationForm& form,
                                          const service::FormAnswers& answers);

/// What the record of an application has to say of its form: answers of these names and of no others, none of
/// them a secret, and these values as far as they are known.
struct ExpectedAnswers {
    QSet<QString> names;
    QMap<QString, QString> values;
};

/// By the form alone: for who did not answer it in this run.
[[nodiscard]] ExpectedAnswers expectedInRecord(const service::ApplicationForm& form);
/// By these tidied answers and what the form gave. What was left open is empty in the record, or "false".
[[nodiscard]] ExpectedAnswers expectedInRecord(const service::ApplicationForm& form,
                                               const service::FormAnswers& answers);

/// Puts values into the fields that can be changed and are no secret.
void fillIn(service::ApplicationForm& form, const QMap<QString, QString>& values);

} // namespace yenile::renewal
