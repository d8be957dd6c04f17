// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>

namespace yenile::tests {

/// Puts the pictures of all folders below this one on one sheet, a folder in a row: contact-sheet.png in it.
/// False where it cannot be written.
bool makeContactSheet(const QDir& folder);

} // namespace yenile::tests
