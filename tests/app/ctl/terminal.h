// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/program.h"
#include "tests/support/skip.h"

#include <QProcess>

namespace yenile::tests {

/// Both ends of a terminal: the program sits at one, the test types at the other.
class Terminal {
public:
    Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal();

    [[nodiscard]] QString name() const;
    void type(const QByteArray& text) const;
    /// What the terminal showed of what was typed.
    [[nodiscard]] QByteArray shown() const;
    [[nodiscard]] bool echoes() const;

private:
    int m_keyboard;
    int m_screen = -1;
};

/// yenilectl at a terminal.
class TerminalRun {
public:
    void start(const Call& call);

    /// Until it asks that, on standard error.
    void waitFor(const QByteArray& prompt);
    int exitCode();
    [[nodiscard]] const QString& errors() const { return m_errors; } ///< once it has ended
    [[nodiscard]] bool wasKilled() const { return m_process.exitStatus() == QProcess::CrashExit; }
    [[nodiscard]] const Terminal& terminal() const { return m_terminal; }

    void send(int signal) const;
    /// Until Ctrl+Z has done its work.
    void waitUntilStopped() const;
    /// The program and what it has started.
    [[nodiscard]] QList<qint64> processes() const;

private:
    Terminal m_terminal;
    QProcess m_process;
    QString m_errors;
};

} // namespace yenile::tests
