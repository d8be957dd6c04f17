// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/kill_run.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <cstdio>

/// Services that are killed while applicants renew, each run from its own seed. Ends with 1 where one of them
/// went wrong.
int main(int argc, char* argv[]) {
    using namespace yenile::tests;
    const QCoreApplication application(argc, argv);
    CLI::App options("Kills a registration service again and again while applicants renew");
    quint32 from = 1;
    quint32 count = 10;
    KillPlan plan;
    bool postgreSql = false;
    options.add_option("--from", from, "the first seed");
    options.add_option("--count", count, "how many runs");
    options.add_option("--kills", plan.kills, "in each");
    options.add_option("--applicants", plan.applicants, "at once");
    options.add_flag("--postgresql", postgreSql, "in place of SQLite");
    CLI11_PARSE(options, argc, argv);
    plan.database = postgreSql ? DatabaseKind::PostgreSql : DatabaseKind::Sqlite;

    quint32 wrong = 0;
    int receipts = 0;
    for (plan.seed = from; plan.seed < from + count; ++plan.seed) {
        const KillRun run = runWithKills(plan);
        receipts += run.receipts;
        wrong += run.complaints.isEmpty() ? 0 : 1;
        std::printf("seed %u: %d receipts in all, %u runs wrong\n", plan.seed, receipts, wrong);
        for (const QString& complaint : run.complaints)
            std::printf("  %s\n", qPrintable(complaint));
        std::fflush(stdout);
    }
    return wrong == 0 ? 0 : 1;
}
