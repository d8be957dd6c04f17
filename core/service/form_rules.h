// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

namespace yenile::service {

/// Checks an answer. Both sides use this function: the client before it sends, the service when it receives.
/// Errors: FormFieldInvalid with the label, PhoneInvalid.
[[nodiscard]] Result<void> checkField(const FormField& field, const QString& value);

[[nodiscard]] Result<void> checkField(const FormField& field, const Secret& value);

/// Every field of the form. Errors as checkField, for the first field that fails.
[[nodiscard]] Result<void> checkAnswers(const ApplicationForm& form, const FormAnswers& answers);

/// "+905XXXXXXXXX" from what people type (5…, 05…, 905…, +905…, 00905…, with blanks, dashes or brackets).
/// Nothing if it is not a Turkish mobile number. Prefixes are re-assigned, so only `5\d{9}` is required.
[[nodiscard]] std::optional<QString> normalisedPhone(const QString& typed);

/// T.C. Kimlik No (11 digits with check digits), a foreigner's number (99…, whose check digits are not
/// published and therefore not enforced) or a passport number (5 to 20 ASCII letters and digits). Returns the
/// number as it is sent. Errors: IdentityNumberInvalid.
[[nodiscard]] Result<QString> normalisedIdentityNumber(const QString& typed);

} // namespace yenile::service
