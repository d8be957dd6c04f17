// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile {

/// A text from outside, made safe for a terminal: control characters and characters that reverse the
/// direction of what follows become U+FFFD. Line feeds and tabs stay.
[[nodiscard]] QString shownText(const QString& text);

/// The same on one line, with at most so many characters. A longer text ends in "…".
[[nodiscard]] QString shownLine(const QString& text, qsizetype most);

} // namespace yenile
