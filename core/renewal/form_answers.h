// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

#include <QSet>

namespace yenile::renewal {

/// The answers as they are sent: without surrounding blanks, and telephone numbers in their one form.
[[nodiscard]] service::FormAnswers tidied(const service::ApplicationForm& form,
                                          const service::FormAnswers& answers);

/// What the record of an application must hold of its form: exactly these names, no secret among them, and
/// these values if they are known.
struct ExpectedAnswers {
    QSet<QString> names;
    QMap<QString, QString> values;
};

/// From the form alone, if it was not answered in this run.
[[nodiscard]] ExpectedAnswers expectedInRecord(const service::ApplicationForm& form);
/// From these tidied answers and the form's prefilled values. A field that was left open is empty in the
/// record, or "false".
[[nodiscard]] ExpectedAnswers expectedInRecord(const service::ApplicationForm& form,
                                               const service::FormAnswers& answers);

/// Puts values into the fields that can be changed and hold no secret.
void fillIn(service::ApplicationForm& form, const QMap<QString, QString>& values);

} // namespace yenile::renewal
