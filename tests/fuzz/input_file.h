// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/fuzz/target.h"

#include <QFile>

namespace yenile::tests {

/// For parsers that open files themselves. What writeFile() does for a power cut's sake would take too long.
inline void writeInput(const QString& path, const QByteArray& input) {
    QFile file(path);
    mustHold(file.open(QIODevice::WriteOnly) && file.write(input) == input.size());
}

} // namespace yenile::tests
