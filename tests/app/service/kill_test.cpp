// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/kill_run.h"

#include <catch2/catch.hpp>

using namespace yenile::tests;

TEST_CASE("A service that is killed at any moment keeps what it accepted, and accepts nothing twice") {
    const KillRun run =
        runWithKills({.seed = 1, .kills = 3, .database = GENERATE(from_range(databaseKinds()))});
    CHECK(run.complaints.join(u'\n').toStdString() == std::string());
    CHECK(run.receipts > 0);
}
