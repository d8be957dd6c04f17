// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/renewal/fault_run.h"

#include <catch2/catch.hpp>

using namespace yenile::tests;

namespace {

void checkRuns(quint32 from, quint32 to) {
    for (quint32 seed = from; seed <= to; ++seed) {
        const FaultRun run = runOverBadNetwork(seed);
        INFO("seed " << seed << '\n' << run.story.join(u'\n').toStdString());
        INFO(run.complaints.join(u'\n').toStdString());
        CHECK(run.complaints.isEmpty());
    }
}

} // namespace

// More of them: yenile-fault-runs. Several tests, so that they run side by side.

TEST_CASE("over a bad way a renewal ends in one accepted application, or can be taken up again") {
    checkRuns(1, 4);
}

TEST_CASE("over another bad way a renewal ends in one accepted application, or can be taken up again") {
    checkRuns(5, 8);
}
