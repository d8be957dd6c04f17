// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace yenile::doctor {

/// Rows of cells as lines of text with aligned columns. The first row is the heading. Without rows there is
/// only the heading.
[[nodiscard]] QString table(const QList<QStringList>& rows);

} // namespace yenile::doctor
