// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile {

/// Makes the application speak `language` ("tr" or "en"; empty: the system's), Turkish unless that is
/// English: our texts, Qt's own, and the default QLocale. May be called again to change the language. Needs a
/// QCoreApplication.
void installLanguage(const QString& language);

} // namespace yenile
