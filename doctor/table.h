// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace yenile::doctor {

/// Rows of cells as lines of text whose columns stand under each other; the first row is the heading. Nothing
/// but the heading where there are no rows.
[[nodiscard]] QString table(const QList<QStringList>& rows);

} // namespace yenile::doctor
