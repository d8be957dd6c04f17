// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

int runCatch(int argc, char* argv[]) {
    return Catch::Session().run(argc, argv);
}
