// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/renewal/fault_run.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <cstdio>

/// Many renewals over bad ways, each from its own seed. Ends with 1 where one of them went wrong.
int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    CLI::App options("Renews again and again over connections that fail");
    quint32 from = 1;
    quint32 count = 500;
    options.add_option("--from", from, "the first seed");
    options.add_option("--count", count, "how many");
    CLI11_PARSE(options, argc, argv);

    quint32 atOnce = 0;
    quint32 wrong = 0;
    for (quint32 seed = from; seed < from + count; ++seed) {
        const yenile::tests::FaultRun run = yenile::tests::runOverBadNetwork(seed);
        atOnce += run.atOnce ? 1 : 0;
        wrong += run.complaints.isEmpty() ? 0 : 1;
        if (!run.complaints.isEmpty())
            std::printf("seed %u: %s\n  %s\n", seed, qUtf8Printable(run.complaints.join(QLatin1String("; "))),
                        qUtf8Printable(run.story.join(QLatin1String("\n  "))));
        if ((seed - from + 1) % 25 == 0 || seed + 1 == from + count)
            std::printf("%u runs: %u ended at once, %u after a restart, %u wrong\n", seed - from + 1, atOnce,
                        seed - from + 1 - atOnce, wrong);
        std::fflush(stdout);
    }
    return wrong == 0 ? 0 : 1;
}
