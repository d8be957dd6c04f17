// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/lasting_renewal.h"

#include <catch2/catch.hpp>

#include <QSettings>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

TEST_CASE("a renewal is signed at the level that the service asks for, and the service takes it") {
    const QString level = GENERATE(as<QString>(), u"B-LT"_s, u"B-LTA"_s);
    const LastingRenewal renewal({{{u"signature/level"_s, level}}, {}});
    const Ended ended = renewal.bench.renew();
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    const QStringList levels = renewal.levels();
    CHECK(levels.count(u"CAdES-"_s + level) == 1);
    CHECK(levels.count(u"PAdES-"_s + level) == 2);
}

TEST_CASE("where the settings name no time-stamping authority the service's is asked") {
    LastingRenewal renewal({{{u"signature/level"_s, u"B-LT"_s}}, {}});
    ServiceProcess& service = renewal.bench.service;
    QSettings(service.file(u"settings.ini"_s), QSettings::IniFormat).remove(u"timeStamp/addresses"_s);
    QSettings(service.state().filePath(u"service.ini"_s), QSettings::IniFormat)
        .setValue(u"signature/timeStampAuthorities"_s, renewal.server.timeStampAddress());
    service.stop();
    service.start();
    const Ended ended = renewal.bench.renew();
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(renewal.levels().count(u"PAdES-B-LT"_s) == 2);
}

TEST_CASE("a renewal without the time stamp that is asked for is not sent, says so, and goes on later") {
    LastingRenewal renewal({{{u"signature/level"_s, u"B-LT"_s}}, {}});
    ErrorCode expected = ErrorCode::TimeStampFailed;
    SECTION("no time-stamping authority answers") {
        renewal.server.stampsTime = false;
    }
    SECTION("nobody says whether the certificate is revoked") {
        renewal.server.knowsCertificates = false;
        expected = ErrorCode::AddressUnreachable;
    }
    const Ended failed = renewal.bench.renew();
    INFO(failed.output.toStdString() << failed.errors.toStdString());
    CHECK(failed.exitCode != 0);
    CHECK(failed.problem() == codeName(expected).toStdString());
    CHECK(renewal.bench.waiting() == 0);
    if (expected == ErrorCode::TimeStampFailed)
        CHECK((failed.output + failed.errors).contains(u"an application is not sent without"_s));

    renewal.server.stampsTime = renewal.server.knowsCertificates = true;
    const Ended ended = renewal.bench.renew({.answers = noForm()}); // the form is confirmed already
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    CHECK(renewal.levels().contains(u"CAdES-B-LT"_s));
}
