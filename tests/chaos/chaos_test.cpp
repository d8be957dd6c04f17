// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/chaos_house.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

using namespace yenile::tests;

namespace {

/// As many runs as a test may take, from that seed on; build/…/bin/yenile-chaos-runs does more of them.
void renewWithFaults(Face face, DatabaseKind kind, quint32 seed, int count) {
    ChaosHouse house(face, kind);
    for (; count > 0; ++seed) {
        const Plan plan = planFor(seed);
        if (isSlow(plan))
            continue;
        --count;
        const ChaosRun run = house.run(plan);
        INFO("seed " << seed << ": " << toText(plan).toStdString() << '\n'
                     << run.story.join(u'\n').toStdString());
        CHECK(run.complaints.join(u'\n').toStdString() == std::string());
    }
}

void needPostgreSql() {
    if (PostgreSql::isThere())
        return;
    skip("no PostgreSQL on this computer");
}

} // namespace

TEST_CASE("whatever goes wrong once at the terminal, nothing is lost, sent twice or told, and the renewal "
          "goes on") {
    renewWithFaults(Face::Terminal, DatabaseKind::Sqlite, 1, 9);
}

TEST_CASE("so it is at the wizard") {
    renewWithFaults(Face::Wizard, DatabaseKind::Sqlite, 100, 9);
}

TEST_CASE("so it is at the terminal where the service has PostgreSQL") {
    needPostgreSql();
    renewWithFaults(Face::Terminal, DatabaseKind::PostgreSql, 200, 6);
}

TEST_CASE("so it is at the wizard where the service has PostgreSQL") {
    needPostgreSql();
    renewWithFaults(Face::Wizard, DatabaseKind::PostgreSql, 300, 6);
}
