// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

namespace yenile::tests {

QMap<QString, FuzzFunction>& fuzzTargets() {
    static QMap<QString, FuzzFunction> targets;
    return targets;
}

} // namespace yenile::tests
