// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yenile::tests {

/// How a renewal over a bad way ended.
struct FaultRun {
    QStringList complaints; ///< what must not be; empty: one accepted application
    QStringList story;      ///< what the way did, and what the person saw
    bool atOnce = false;    ///< without starting the program anew
};

/// A renewal over a way whose faults follow from the seed, by a person who tries again a few times, closes
/// the program then, and comes back when the way is good.
[[nodiscard]] FaultRun runOverBadNetwork(quint32 seed);

} // namespace yenile::tests
