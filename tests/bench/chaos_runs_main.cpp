// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/chaos_house.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <cstdio>

/// Many renewals in each of which one thing goes wrong, each from its own seed. Ends with 1 where one of them
/// broke what must hold.
int main(int argc, char* argv[]) {
    using namespace yenile::tests;
    const QCoreApplication application(argc, argv);
    CLI::App options("Renews again and again while something goes wrong");
    quint32 from = 1;
    quint32 count = 100;
    bool wizard = false;
    bool postgreSql = false;
    bool tell = false;
    options.add_option("--from", from, "the first seed");
    options.add_option("--count", count, "how many");
    options.add_flag("--wizard", wizard, "in place of the terminal");
    options.add_flag("--postgresql", postgreSql, "in place of SQLite");
    options.add_flag("--tell", tell, "what happened in each run");
    CLI11_PARSE(options, argc, argv);

    ChaosHouse house(wizard ? Face::Wizard : Face::Terminal,
                     postgreSql ? DatabaseKind::PostgreSql : DatabaseKind::Sqlite);
    quint32 struck = 0;
    quint32 wrong = 0;
    for (quint32 seed = from; seed < from + count; ++seed) {
        const Plan plan = planFor(seed);
        const ChaosRun run = house.run(plan);
        struck += run.struck ? 1 : 0;
        wrong += run.complaints.isEmpty() ? 0 : 1;
        if (tell || !run.complaints.isEmpty())
            std::printf("seed %u: %s: %s\n  %s\n", seed, qUtf8Printable(toText(plan)),
                        qUtf8Printable(run.complaints.join(QLatin1String("; "))),
                        qUtf8Printable(run.story.join(QLatin1String("\n  "))));
        if ((seed - from + 1) % 25 == 0 || seed + 1 == from + count)
            std::printf("%u runs: %u hit before their end, %u wrong\n", seed - from + 1, struck, wrong);
        std::fflush(stdout);
    }
    return wrong == 0 ? 0 : 1;
}
