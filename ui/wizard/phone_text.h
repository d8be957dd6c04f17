// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLineEdit;

namespace yenile::ui {

/// A mobile number as people read it, as far as it has been typed: "0532 1112" is "+90 532 111 2". What is no
/// beginning of a Turkish mobile number stays as it is.
[[nodiscard]] QString readablePhone(const QString& typed);

/// Shows the number readably while it is typed; the cursor stays where it was between the digits.
void showPhoneReadably(QLineEdit& line);

} // namespace yenile::ui
