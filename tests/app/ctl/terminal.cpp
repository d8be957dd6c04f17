// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/terminal.h"

#include "tests/support/memory_search.h"

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace yenile::tests {

Terminal::Terminal() : m_keyboard(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)) {
    if (m_keyboard < 0 || grantpt(m_keyboard) != 0 || unlockpt(m_keyboard) != 0)
        skip("this computer gives no pseudo-terminals");
    m_screen = open(ptsname(m_keyboard), O_RDWR | O_NOCTTY); // it stays while the program comes and goes
}

Terminal::~Terminal() {
    close(m_screen);
    close(m_keyboard);
}

QString Terminal::name() const {
    return QString::fromLocal8Bit(ptsname(m_keyboard));
}

void Terminal::type(const QByteArray& text) const {
    if (write(m_keyboard, text.constData(), static_cast<size_t>(text.size())) != text.size())
        throw std::runtime_error("the terminal takes nothing");
}

QByteArray Terminal::shown() const {
    char text[1024];
    const ssize_t count = read(m_keyboard, text, sizeof text);
    return {text, count < 0 ? 0 : count};
}

bool Terminal::echoes() const {
    termios settings{};
    return tcgetattr(m_screen, &settings) == 0 && (settings.c_lflag & ECHO) != 0;
}

void TerminalRun::start(const Call& call) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto variable = call.environment.begin(); variable != call.environment.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    m_process.setProcessEnvironment(environment);
    m_process.setReadChannel(QProcess::StandardError); // where it asks
    m_process.setStandardInputFile(m_terminal.name());
    // A job of its own, as shells have it: others are not stopped.
    m_process.setChildProcessModifier([] { setpgid(0, 0); });
    m_process.start(yenilectl(), call.arguments);
}

void TerminalRun::waitFor(const QByteArray& prompt) {
    for (QByteArray said; !said.contains(prompt); said += m_process.readAllStandardError())
        if (m_process.bytesAvailable() == 0 && !m_process.waitForReadyRead(-1))
            throw std::runtime_error("never asked: " + prompt.toStdString() + "; but: " + said.toStdString());
}

int TerminalRun::exitCode() {
    m_process.waitForFinished(-1);
    m_errors = QString::fromUtf8(m_process.readAllStandardError());
    return m_process.exitCode();
}

void TerminalRun::send(int signal) const {
    ::kill(static_cast<pid_t>(m_process.processId()), signal);
}

void TerminalRun::waitUntilStopped() const {
    siginfo_t about{};
    if (waitid(P_PID, static_cast<id_t>(m_process.processId()), &about, WSTOPPED) != 0)
        throw std::runtime_error("it does not stop");
}

QList<qint64> TerminalRun::processes() const {
    return QList<qint64>{m_process.processId()} + childrenOf(m_process.processId());
}

} // namespace yenile::tests
