#include "tests/app/ctl/program.h"
#include "tests/core/signature/bench.h"
#include "tests/support/memory_search.h"
#include "tests/support/softhsm.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

#include <catch2/catch.hpp>

#include <csignal>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// What cannot be tried here is reported as skipped by ctest.
[[noreturn]] void skip(const char* reason) {
    std::fprintf(stderr, "%s\n", reason);
    std::_Exit(77);
}

/// Both ends of a terminal: the program sits at one, the test types at the other.
class Terminal {
public:
    Terminal() : m_keyboard(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)) {
        if (m_keyboard < 0 || grantpt(m_keyboard) != 0 || unlockpt(m_keyboard) != 0)
            skip("this computer gives no pseudo-terminals");
        m_screen = open(ptsname(m_keyboard), O_RDWR | O_NOCTTY); // it stays while the program comes and goes
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        close(m_screen);
        close(m_keyboard);
    }

    [[nodiscard]] QString name() const { return QString::fromLocal8Bit(ptsname(m_keyboard)); }
    void type(const QByteArray& text) const {
        REQUIRE(write(m_keyboard, text.constData(), static_cast<size_t>(text.size())) == text.size());
    }
    /// What the terminal showed of what was typed.
    [[nodiscard]] QByteArray shown() const {
        char text[1024];
        const ssize_t count = read(m_keyboard, text, sizeof text);
        return {text, count < 0 ? 0 : count};
    }
    [[nodiscard]] bool echoes() const {
        termios settings{};
        return tcgetattr(m_screen, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
    }

private:
    int m_keyboard;
    int m_screen = -1;
};

/// A file that is being signed at a terminal.
class Signing : public Bench {
public:
    Signing() {
        m_card.store(ca().issue({}));
        m_process.setReadChannel(QProcess::StandardError); // where it asks
        m_process.setStandardInputFile(m_terminal.name());
        // A job of its own, as shells have it: others are not stopped.
        m_process.setChildProcessModifier([] { setpgid(0, 0); });
        m_process.start(
            yenilectl(),
            {u"sign"_s, write(u"notes.txt"_s, "Merhaba\n"), u"-o"_s, path(u"notes.asice"_s), u"--settings"_s,
             write(u"settings.ini"_s, "[signature]\ntrustAnchors=" + rootFile().toUtf8() +
                                          "\n[token]\ndrivers=" + SoftHsmToken::driver().toUtf8() +
                                          "\n[ui]\nlanguage=en\n")});
    }

    void waitFor(const QByteArray& prompt) {
        for (QByteArray said; !said.contains(prompt); said += m_process.readAllStandardError())
            REQUIRE((m_process.bytesAvailable() > 0 || m_process.waitForReadyRead(-1)));
    }
    int exitCode() {
        m_process.waitForFinished(-1);
        m_errors = QString::fromUtf8(m_process.readAllStandardError());
        return m_process.exitCode();
    }
    [[nodiscard]] const QString& errors() const { return m_errors; }
    [[nodiscard]] const Terminal& terminal() const { return m_terminal; }
    void interrupt() { send(SIGINT); }
    void send(int signal) { ::kill(static_cast<pid_t>(m_process.processId()), signal); }
    /// Until Ctrl+Z has done its work.
    void waitUntilStopped() {
        siginfo_t about{};
        REQUIRE(waitid(P_PID, static_cast<id_t>(m_process.processId()), &about, WSTOPPED) == 0);
    }
    /// The program and what it has started.
    [[nodiscard]] QList<qint64> processes() const {
        return QList<qint64>{m_process.processId()} + childrenOf(m_process.processId());
    }
    [[nodiscard]] bool wasKilled() const { return m_process.exitStatus() == QProcess::CrashExit; }

private:
    Terminal m_terminal;
    SoftHsmToken m_card;
    QProcess m_process;
    QString m_errors;
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
    signing.interrupt();
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
    CHECK(signing.exitCode() == 0);
    CHECK(signing.terminal().echoes());
}

TEST_CASE("a PIN that was typed is nowhere in memory once the card has refused it") {
    const QString pin = u"84719263"_s;
    Signing signing;
    signing.waitFor("PIN of the card");
    signing.terminal().type(pin.toUtf8() + '\n');
    signing.waitFor("PIN of the card");
    const QList<qint64> processes = signing.processes();
    CHECK(processes.size() == 2); // yenilectl and yenile-token
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
