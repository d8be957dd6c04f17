// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/mutation.h"
#include "tests/fuzz/seeds.h"

#include <catch2/catch.hpp>

using namespace yenile::tests;

TEST_CASE("every target of the fuzzer bears its seeds, and these with a few changes") {
    const auto [context, seeds] = fuzzCorpus();
    CHECK(seeds.keys() == fuzzTargets().keys());
    for (const auto& [name, target] : fuzzTargets().asKeyValueRange())
        for (const QByteArray& seed : seeds[name]) {
            CAPTURE(name.toStdString());
            CHECK_FALSE(seed.isEmpty());
            target(seed, context);
            target({}, context);
            for (unsigned number = 0; number < mutationCount(5); ++number)
                target(Mutation(number).of(seed), context);
        }
}
