// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/program.h"
#include "tests/core/signature/bench.h"
#include "tests/support/skip.h"
#include "tests/support/virtual_card/keyring.h"
#include "tests/support/virtual_card/virtual_card.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <catch2/catch.hpp>

// The real program with a card in a reader.

using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// `yenilectl tokens --watch --json`, a document a line.
class Watching {
public:
    explicit Watching(const QString& settings) {
        m_program.start(yenilectl(), {u"tokens"_s, u"--watch"_s, u"--json"_s, u"--settings"_s, settings});
    }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;
    ~Watching() {
        m_program.terminate();
        m_program.waitForFinished(-1);
    }

    /// The first state from now on with so many tokens. ctest ends a test that waits in vain.
    QJsonObject stateWith(qsizetype tokens) {
        QJsonObject state;
        do {
            while (!m_program.canReadLine())
                REQUIRE(m_program.waitForReadyRead(-1));
            state = QJsonDocument::fromJson(m_program.readLine()).object();
            INFO(QJsonDocument(state).toJson().toStdString());
            REQUIRE_FALSE(state.isEmpty());
        } while (state.value(u"tokens").toArray().size() != tokens);
        return state;
    }

private:
    QProcess m_program;
};

std::string problemOf(const QJsonObject& state) {
    return state.value(u"error").toObject().value(u"name").toString().toStdString();
}

QJsonObject firstReader(const QJsonObject& state) {
    return state.value(u"readers").toArray().at(0).toObject();
}

} // namespace

TEST_CASE("who watches sees the card go and come back, and what sits in the reader") {
    if (!VirtualCard::isPossible())
        skip("this computer allows no namespaces of our own");
    const Bench bench;
    const Identity ayse = bench.ca().issue({});
    VirtualCard card({{0x9A, ayse}});
    const QString settings =
        bench.write(u"settings.ini"_s, "[token]\ndrivers=" + VirtualCard::driver().toUtf8() +
                                           "\nallowedDrivers=" + VirtualCard::driver().toUtf8() +
                                           "\n[ui]\nlanguage=en\n");
    Watching watching(settings);
    const QJsonObject there = watching.stateWith(1);
    CHECK(firstReader(there).value(u"hasCard").toBool());
    CHECK(firstReader(there).value(u"answerToReset").toString().startsWith(u"3b8d80"_s));
    const QJsonObject token = there.value(u"tokens").toArray().at(0).toObject();
    CHECK(token.value(u"reader") == firstReader(there).value(u"name"));
    CHECK(token.value(u"certificates").toArray().at(0).toObject().value(u"sha256").toString() ==
          ayse.certificate.sha256());

    card.remove();
    const QJsonObject gone = watching.stateWith(0);
    CHECK_FALSE(firstReader(gone).value(u"hasCard").toBool());
    CHECK(problemOf(gone) == "NoCard");

    card.insertForeign();
    CHECK(problemOf(watching.stateWith(0)) == "CardUnknown");

    card.remove();
    CHECK(problemOf(watching.stateWith(0)) == "NoCard");
    card.insert();
    CHECK(problemOf(watching.stateWith(1)).empty());
}

TEST_CASE("the table shows readers, the driver, the card and its certificate") {
    if (!VirtualCard::isPossible())
        skip("this computer allows no namespaces of our own");
    const Bench bench;
    const VirtualCard card({{0x9A, bench.ca().issue({})}});
    const QString settings = bench.write(
        u"settings.ini"_s, "[token]\ndrivers=" + VirtualCard::driver().toUtf8() + "\n[ui]\nlanguage=en\n");
    const Ended ended = run({{u"tokens"_s, u"--settings"_s, settings}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    for (const auto& part : {u"Virtual Reader 00 00"_s, u"OpenSC"_s, u"AYŞE YILMAZ"_s, u"can sign"_s})
        CHECK(ended.output.contains(part));
}

TEST_CASE("on a desktop full of drivers there is one card, one certificate and no warning, and without the "
          "card the "
          "right sentence") {
    if (!VirtualCard::isPossible())
        skip("this computer allows no namespaces of our own");
    const bool withKeyring = GENERATE(false, true);
    if (withKeyring)
        if (!Keyring::isInstalled())
            skip("no GNOME keyring here");
    const Bench bench;
    std::optional<Keyring> keyring;
    if (withKeyring)
        keyring.emplace();
    const QString settings = bench.write(
        u"settings.ini"_s,
        "[ui]\nlanguage=en\n" +
            (withKeyring ? "[token]\ndrivers=" + Keyring::driver().toUtf8() + "\n" : QByteArray()));
    QMap<QString, QString> desktop{
        // SoftHSM2 as Debian installs it: nobody but its own group may read its tokens.
        {u"SOFTHSM2_CONF"_s, bench.write(u"softhsm.conf"_s, "directories.tokendir = /nonexistent\n")}};
    if (withKeyring)
        desktop.insert(u"GNOME_KEYRING_CONTROL"_s, keyring->controlFolder());
    VirtualCard card({{0x9A, bench.ca().issue({})}});
    const auto look = [&] { return run({{u"tokens"_s, u"--settings"_s, settings}, {}, desktop}); };

    const Ended there = look();
    INFO(there.output.toStdString() << there.errors.toStdString());
    CHECK(there.exitCode == 0);
    CHECK(there.errors.isEmpty());
    CHECK(there.output.count(u"can sign"_s) == 1);
    CHECK(there.output.contains(u"SSH Keys"_s) == withKeyring);

    card.remove();
    CHECK(look().errors.contains(u"YNL-2003"_s));
    card.insertForeign();
    CHECK(look().errors.contains(u"YNL-2018"_s));
    card.remove();
    card.insertMute();
    CHECK(look().errors.contains(u"YNL-2017"_s));
    desktop.insert(u"PCSCLITE_CSOCK_NAME"_s, bench.path(u"no-service"_s));
    CHECK(look().errors.contains(u"YNL-2001"_s));
}
