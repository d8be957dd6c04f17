// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

namespace yenile::service {

/// One rule for both sides: the client tells the applicant before sending, the service refuses what got
/// through. Errors: FormFieldInvalid with the label, PhoneInvalid.
[[nodiscard]] Result<void> checkField(const FormField& field, const QString& value);

[[nodiscard]] Result<void> checkField(const FormField& field, const Secret& value);

/// Every field of the form. Errors as checkField, for the first field that fails.
[[nodiscard]] Result<void> checkAnswers(const ApplicationForm& form, const FormAnswers& answers);

/// "+905XXXXXXXXX" from what people type (5…, 05…, 905…, +905…, 00905…, blanks, dashes, brackets); nothing
/// when it is no Turkish mobile number. Prefixes are re-assigned, so only `5\d{9}` is asked for.
[[nodiscard]] std::optional<QString> normalisedPhone(const QString& typed);

/// T.C. Kimlik No (11 digits with check digits), foreigner's number (99…, whose check digits are not
/// published and so only warned about) or passport number (5 to 20 ASCII letters and digits). Returns the
/// form that is sent; Errors: IdentityNumberInvalid.
[[nodiscard]] Result<QString> normalisedIdentityNumber(const QString& typed);

} // namespace yenile::service
