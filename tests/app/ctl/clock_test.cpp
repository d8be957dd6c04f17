// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/renewal_bench.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// The sentence, as far as the minutes.
const QString clockIsWrong = sentence({ErrorCode::ClockWrong, {u"|"_s}, {}}).section(u'|', 0, 0);

} // namespace

TEST_CASE("a code is valid for as long as the service says, on a computer whose clock is ahead or behind") {
    const RenewalBench bench({}, {{{u"sms/lifetimeSeconds"_s, u"180"_s}}, {}});
    const auto environment = clockOff(GENERATE(as<QString>(), u"+200s"_s, u"-200s"_s));
    const Ended ended = bench.renew({.environment = environment});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(bench.service.messages().size() == 1);
}

TEST_CASE("who signs with a clock that is ahead is told before the PIN is asked for") {
    const RenewalBench bench;
    const auto environment = clockOff(GENERATE(as<QString>(), u"+10m"_s, u"+3h"_s, u"+1d"_s));
    const Ended ended = bench.renew({.pins = {}, .environment = environment});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "ClockWrong");
}

TEST_CASE("the terminal tells that the clock is wrong, as the wizard does, before anything is typed") {
    const RenewalBench bench;
    const auto environment = clockOff(u"-20m"_s);
    const Ended ended = run(bench.call({.environment = environment}));
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(ended.errors.contains(clockIsWrong));
}
