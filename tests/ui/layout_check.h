// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace yenile::tests {

/// What a person would stumble over in a window as it stands on the screen: texts that do not fit into their
/// widget, widgets that stick out of the window, controls without a name for a screen reader. Empty: nothing.
[[nodiscard]] QStringList layoutProblems(const QWidget& window);

/// Letters in the longest line of a text that wraps, as it stands on the screen, and that line.
struct Line {
    qsizetype letters = 0;
    QString text = {};
};
[[nodiscard]] Line longestLine(const QWidget& window);

} // namespace yenile::tests
