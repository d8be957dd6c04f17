// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yenile {

/// A text that may come from anybody, as it may be shown on a terminal: characters that would control it, or
/// turn round what stands behind them, become U+FFFD. Lines and tabs stay.
[[nodiscard]] QString shownText(const QString& text);

/// The same as one line of so many characters at most; what is longer ends in "…".
[[nodiscard]] QString shownLine(const QString& text, qsizetype most);

} // namespace yenile
