// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include "core/base/shown_text.h"

#include <windows.h>

#include <array>
#include <cstdio>

namespace yenile::ctl::terminal {

namespace {

/// Ctrl+C ends the reading, and nothing else while a question stands.
BOOL WINAPI handleControl(DWORD control) {
    return control == CTRL_C_EVENT || control == CTRL_BREAK_EVENT;
}

class Question {
public:
    Question(const QString& prompt, bool echo) {
        SetConsoleCtrlHandler(handleControl, TRUE);
        if (GetConsoleMode(m_input, &m_mode) && !echo) // before the prompt invites to it
            m_silent = SetConsoleMode(m_input, m_mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) != 0;
        show(shownText(prompt) + QLatin1Char(' '));
    }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;
    ~Question() {
        SetConsoleCtrlHandler(handleControl, FALSE);
        if (!m_silent)
            return;
        SetConsoleMode(m_input, m_mode);
        show(QStringLiteral("\n"));
    }

    Result<QByteArray> answer() { return isInteractive() ? fromConsole() : fromPipe(); }

private:
    static void show(const QString& text) {
        std::fputs(text.toUtf8().constData(), stderr);
        std::fflush(stderr);
    }

    /// The console's own letters, whatever code page it has.
    Result<QByteArray> fromConsole() {
        QByteArray line;
        std::array<wchar_t, 64> letters{};
        for (bool whole = false; !whole;) {
            DWORD count = 0;
            if (!ReadConsoleW(m_input, letters.data(), letters.size(), &count, nullptr) || count == 0 ||
                letters[0] == L'\x1a') {
                wipe(line);
                return fail(ErrorCode::Cancelled);
            }
            QByteArray part = QStringView(letters.data(), static_cast<qsizetype>(count)).toUtf8();
            whole = part.endsWith('\n');
            line += part;
            wipe(part);
        }
        SecureZeroMemory(letters.data(), sizeof letters);
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        return line;
    }

    Result<QByteArray> fromPipe() {
        QByteArray line;
        for (;;) {
            char c = 0;
            DWORD count = 0;
            if (!ReadFile(m_input, &c, 1, &count, nullptr) || count == 0) {
                wipe(line);
                return fail(ErrorCode::Cancelled);
            }
            if (c == '\n')
                break;
            line += c;
        }
        if (line.endsWith('\r'))
            line.chop(1);
        return line;
    }

    HANDLE m_input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD m_mode = 0;
    bool m_silent = false;
};

} // namespace

bool isInteractive() {
    DWORD mode = 0;
    return GetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), &mode) != 0;
}

void speakUtf8() {
    SetConsoleOutputCP(CP_UTF8);
}

Result<QString> ask(const QString& prompt) {
    const Result<QByteArray> line = Question(prompt, true).answer();
    if (!line)
        return failure(line);
    return QString::fromUtf8(*line).trimmed();
}

Result<Secret> askSecretly(const QString& prompt) {
    Result<QByteArray> line = Question(prompt, false).answer();
    if (!line)
        return failure(line);
    Secret secret{QByteArrayView(*line)};
    wipe(*line);
    return Result<Secret>(std::move(secret));
}

} // namespace yenile::ctl::terminal
