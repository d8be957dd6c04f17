// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/terminal.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/memory_search.h"
#include "tests/support/skip.h"
#include "tests/support/softhsm.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <catch2/catch.hpp>

#include <csignal>
#include <unistd.h>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// A file that is being signed at a terminal.
class Signing : public Bench, public TerminalRun {
public:
    Signing() {
        m_card.store(ca().issue({}));
        start(
            {{u"sign"_s, write(u"notes.txt"_s, "Merhaba\n"), u"-o"_s, path(u"notes.asice"_s), u"--settings"_s,
              write(u"settings.ini"_s, "[signature]\ntrustAnchors=" + rootFile().toUtf8() +
                                           "\n[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() +
                                           "\n[ui]\nlanguage=en\n")}});
    }

private:
    SoftHsmToken m_card;
};

} // namespace

TEST_CASE("a PIN is asked for at the terminal and not shown") {
    Signing signing;
    signing.waitFor("PIN of the card");
    CHECK(!signing.terminal().echoes());
    signing.terminal().type("123456\n");
    CHECK(signing.exitCode() == 0);
    INFO(signing.errors().toStdString());
    CHECK(!signing.terminal().shown().contains("123456"));
    CHECK(signing.terminal().echoes());
    CHECK(QFile::exists(signing.path(u"notes.asice"_s)));
}

TEST_CASE(
    "the password of a PDF is asked for at the terminal, not shown, and asked for again where it is wrong") {
    const Bench bench;
    (void)bench.write(u"0.pdf"_s, qtPdf());
    REQUIRE(run(u"qpdf"_s, {u"--encrypt"_s, u"gizli"_s, u"sahip"_s, u"256"_s, u"--"_s, bench.path(u"0.pdf"_s),
                            bench.path(u"locked.pdf"_s)})
                .exitCode == 0);
    TerminalRun verifying;
    verifying.start({{u"verify"_s, bench.path(u"locked.pdf"_s), u"--language"_s, u"en"_s}});
    verifying.waitFor("Password of the PDF");
    CHECK(!verifying.terminal().echoes());
    verifying.terminal().type("Gizli\n");
    verifying.waitFor("Password of the PDF");
    verifying.terminal().type("gizli\n");
    CHECK(verifying.exitCode() == 4); // there is no signature in it
    INFO(verifying.errors().toStdString());
    CHECK(!verifying.terminal().shown().contains("izli"));
}

TEST_CASE("a wrong PIN is asked for again at the terminal") {
    Signing signing;
    signing.waitFor("PIN of the card");
    signing.terminal().type("654321\n");
    signing.waitFor("PIN of the card");
    signing.terminal().type("123456\n");
    CHECK(signing.exitCode() == 0);
    INFO(signing.errors().toStdString());
}

TEST_CASE("a wrong PIN is asked for no more than three times at the terminal") {
    Signing signing;
    for (int i = 0; i < 3; ++i) {
        signing.waitFor("PIN of the card");
        signing.terminal().type("654321\n");
    }
    CHECK(signing.exitCode() == 1);
    CHECK(signing.errors().contains(u"YNL-2101"_s));
    CHECK(!QFile::exists(signing.path(u"notes.asice"_s)));
}

TEST_CASE("an interrupted question leaves the terminal as it was") {
    Signing signing;
    signing.waitFor("PIN of the card");
    signing.send(SIGINT);
    CHECK(signing.exitCode() == 1);
    CHECK(signing.errors().contains(u"YNL-1002"_s));
    CHECK(signing.terminal().echoes());
}

TEST_CASE("a program that is ended while it asks for a PIN leaves the terminal as it was") {
    const int signal = GENERATE(SIGTERM, SIGQUIT, SIGHUP);
    Signing signing;
    signing.waitFor("PIN of the card");
    CHECK(!signing.terminal().echoes());
    signing.send(signal);
    (void)signing.exitCode();
    CHECK(signing.wasKilled());
    CHECK(signing.terminal().echoes());
}

TEST_CASE("Ctrl+Z at a question for a PIN leaves the terminal as it was, and the question is asked again") {
    Signing signing;
    signing.waitFor("PIN of the card");
    for (int i = 0; i < 2; ++i) {
        signing.send(SIGTSTP);
        signing.waitUntilStopped();
        CHECK(signing.terminal().echoes());
        signing.send(SIGCONT);
        signing.waitFor("PIN of the card");
        CHECK(!signing.terminal().echoes());
    }
    signing.terminal().type("123456\n");
    const int exitCode = signing.exitCode();
    INFO(signing.errors().toStdString());
    CHECK(exitCode == 0);
    CHECK(signing.terminal().echoes());
}

TEST_CASE("a PIN that was typed is nowhere in memory once the card has refused it") {
    skipIfSanitized();
    const QString pin = u"84719263"_s;
    Signing signing;
    signing.waitFor("PIN of the card");
    signing.terminal().type(pin.toUtf8() + '\n');
    signing.waitFor("PIN of the card");
    const QList<qint64> processes = signing.processes();
    CHECK(processes.size() >= 2); // yenilectl and yenile-token
    try {
        CHECK_FALSE(placesInMemory(getpid(), pin).isEmpty()); // here it is, so the search can find it
        for (const qint64 process : processes)
            CHECK(placesInMemory(process, pin).join(u", "_s).toStdString() == "");
    } catch (const MemoryClosed& closed) {
        skip(closed.what());
    }
    CHECK(filesWith(QFileInfo(signing.path(u"x"_s)).path(), pin).isEmpty());
}

TEST_CASE("the memory of a program that asks for a PIN is closed to others of the same user") {
    Signing signing;
    signing.waitFor("PIN of the card");
    for (const qint64 process : signing.processes()) {
        const auto folder = QFileInfo(u"/proc/%1/mem"_s.arg(process));
        CHECK(folder.ownerId() == 0); // of a process that can be looked into it is the user's
        const QString limits = QString::fromUtf8(readFile(u"/proc/%1/limits"_s.arg(process)).value());
        CHECK(limits.contains(QRegularExpression(u"Max core file size +0 +0 "_s)));
    }
}
