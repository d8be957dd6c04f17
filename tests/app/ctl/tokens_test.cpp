// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/program.h"
#include "tests/core/signature/bench.h"
#include "tests/support/softhsm.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <catch2/catch.hpp>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

TEST_CASE("the tokens are listed with their certificates") {
    const Bench bench;
    SoftHsmToken card(u"Deneme Kartı"_s);
    const Identity ayse = bench.ca().issue({});
    card.store(ayse);
    const QString settings = bench.write(
        u"settings.ini"_s, "[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n[ui]\nlanguage=en\n");

    const Ended ended = run({{u"tokens"_s, u"--settings"_s, settings, u"--json"_s}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    const QJsonArray tokens = ended.json().value(u"tokens").toArray();
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].toObject().value(u"label").toString() == u"Deneme Kartı"_s);
    const QJsonArray certificates = tokens[0].toObject().value(u"certificates").toArray();
    REQUIRE(certificates.size() == 1);
    CHECK(certificates[0].toObject().value(u"sha256").toString() == ayse.certificate.sha256());
    CHECK(certificates[0].toObject().value(u"isQualified").toBool());
    CHECK(ended.json().value(u"drivers").toArray().contains(SoftHsmToken::driver()));

    const Ended text = run({{u"tokens"_s, u"--settings"_s, settings}});
    for (const auto& part : {u"Deneme Kartı"_s, u"AYŞE YILMAZ"_s, ayse.certificate.serialNumber(),
                             SoftHsmToken::driver(), u"can sign"_s, u"PIN in order"_s})
        CHECK(text.output.contains(part));
}

TEST_CASE("a program that was separated from its helper says so") {
    const Bench bench;
    const QString alone = bench.path(u"yenilectl"_s);
    for (const QString& part : {u"yenilectl"_s, u"yenilectl-commands.so"_s})
        REQUIRE(QFile::copy(u"" YENILE_BIN_DIR "/"_s + part, bench.path(part)));
    const SoftHsmToken card;
    const QString settings =
        bench.write(u"settings.ini"_s, "[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n");
    const Ended ended = run({{u"tokens"_s, u"--json"_s, u"--settings"_s, settings}}, alone);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.output.contains(u"\"HelperMissing\""_s));
}

TEST_CASE("who watches is told of the tokens that are there already") {
    const Bench bench;
    SoftHsmToken card(u"Deneme Kartı"_s);
    card.store(bench.ca().issue({}));
    QProcess watching;
    watching.start(yenilectl(), {u"tokens"_s, u"--watch"_s, u"--json"_s, u"--settings"_s,
                                 bench.write(u"settings.ini"_s,
                                             "[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n")});
    while (!watching.canReadLine())
        REQUIRE(watching.waitForReadyRead(-1));
    const QJsonDocument state = QJsonDocument::fromJson(watching.readLine());
    CHECK(state.object().value(u"tokens").toArray().size() == 1);
    CHECK(watching.state() == QProcess::Running);
    watching.terminate();
    CHECK(watching.waitForFinished(-1));
}

TEST_CASE("without a token the list says so") {
    const Bench bench;
    const QString settings =
        bench.write(u"settings.ini"_s, "[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n");
    const Ended ended =
        run({{u"tokens"_s, u"--settings"_s, settings, u"--json"_s}, {}, withoutCard(bench.path({}))});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == "CardServiceNotRunning");
    CHECK(ended.json().value(u"drivers").toArray().contains(SoftHsmToken::driver()));
    const QJsonObject searched = ended.json().value(u"searched").toObject();
    CHECK(searched.value(u"files").toArray().contains(u"libakisp11.so"_s));
    CHECK(searched.value(u"folders").toArray().contains(u"/opt/akis"_s));
}

TEST_CASE("the list tells of each certificate why it cannot be used") {
    const Bench bench;
    SoftHsmToken card;
    LeafProfile expired;
    expired.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    card.store(bench.ca().issue(expired), "\x01");
    card.storeCertificate(bench.ca().issue({}).certificate, "\x02");
    card.storeKey(bench.ca().issue({}), "\x03");
    const QString settings = bench.write(
        u"settings.ini"_s, "[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() + "\n[ui]\nlanguage=en\n");
    const Ended text = run({{u"tokens"_s, u"--settings"_s, settings}});
    INFO(text.output.toStdString() << text.errors.toStdString());
    CHECK(text.exitCode == 0);
    CHECK(text.output.contains(u"The certificate ended on"_s));
    CHECK(text.output.contains(u"can sign if its key shows after the PIN"_s)); // SoftHSM hides its keys
}

TEST_CASE("a driver that the administrator does not allow is not loaded, and the list says so") {
    const Bench bench;
    const SoftHsmToken card;
    const QString settings =
        bench.write(u"settings.ini"_s, "[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() +
                                           "\nallowedDrivers=libakisp11.so\n[ui]\nlanguage=en\n");
    const Ended ended = run({{u"tokens"_s, u"--settings"_s, settings}});
    CHECK(ended.exitCode == 1);
    CHECK(ended.errors.contains(u"YNL-2004"_s));
    CHECK(ended.output.contains(u"Not allowed by the settings: "_s + SoftHsmToken::driver()));
}

TEST_CASE("software without rights, and without a card in it, is not warned of where a card works") {
    const Bench bench;
    SoftHsmToken card(u"Deneme Kartı"_s);
    card.store(bench.ca().issue({}));
    // The faulty driver is what somebody chose; SoftHSM2 itself is merely installed, and cannot read its
    // tokens.
    const QString settings = bench.write(u"settings.ini"_s, "[token]\ndrivers=" YENILE_BIN_DIR
                                                            "/yenile-faulty-driver.so\n[ui]\nlanguage=en\n");
    const QString unreadable = bench.write(u"unreadable.conf"_s, "directories.tokendir = /nonexistent\n");
    const Ended without =
        run({{u"tokens"_s, u"--settings"_s, bench.write(u"empty.ini"_s, "[ui]\nlanguage=en\n")},
             {},
             {{u"SOFTHSM2_CONF"_s, unreadable}, {u"PCSCLITE_CSOCK_NAME"_s, bench.path(u"no-service"_s)}}});
    INFO(without.output.toStdString() << without.errors.toStdString());
    CHECK(without.exitCode == 1);
    CHECK(
        without.errors.contains(u"YNL-2001"_s)); // and not that SoftHSM2 did not start, which comes before it

    const Ended with = run({{u"tokens"_s, u"--settings"_s, settings}});
    INFO(with.output.toStdString() << with.errors.toStdString());
    CHECK(with.exitCode == 0);
    CHECK(with.errors.isEmpty());
    CHECK(with.output.count(u"AYŞE YILMAZ"_s) == 1); // two drivers, one card
}

TEST_CASE("everything that is wrong is told, and last what is to be mended first") {
    const Bench bench;
    const QString settings = bench.write(
        u"settings.ini"_s, "[token]\ndrivers=/etc/passwd\nallowedDrivers=passwd\n[ui]\nlanguage=en\n");
    const Ended ended = run({{u"tokens"_s, u"--settings"_s, settings}, {}, withoutCard(bench.path({}))});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    const auto service = ended.errors.indexOf(u"The smart card service of this computer is not running."_s);
    const auto driver =
        ended.errors.indexOf(u"The card driver /etc/passwd could not be started: it is no driver."_s);
    CHECK(service >= 0);
    CHECK(driver > service); // whoever names a driver is told of it, whatever else is amiss
    CHECK(ended.errors.contains(u"YNL-2005"_s));
}
