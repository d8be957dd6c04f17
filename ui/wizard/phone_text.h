// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLineEdit;

namespace yenile::ui {

/// A mobile number, complete or not, as people read it: "0532 1112" becomes "+90 532 111 2". Text that cannot
/// begin a Turkish mobile number is unchanged.
[[nodiscard]] QString readablePhone(const QString& typed);

/// Formats the number while it is typed. The cursor keeps its place between the digits.
void showPhoneReadably(QLineEdit& line);

} // namespace yenile::ui
