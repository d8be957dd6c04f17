// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include "core/base/shown_text.h"

#include <QStringEncoder>

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

    Result<Secret> answer() { return isInteractive() ? fromConsole() : fromPipe(); }

private:
    static void show(const QString& text) {
        std::fputs(text.toUtf8().constData(), stderr);
        std::fflush(stderr);
    }

    /// What the console hands over at a time.
    struct Part {
        Part() = default;
        Part(const Part&) = delete;
        Part& operator=(const Part&) = delete;
        ~Part() { SecureZeroMemory(this, sizeof *this); }

        std::array<wchar_t, 64> letters{};
        std::array<char, 4 * 64> utf8{}; ///< with room for half a letter of the part before
    };

    /// The console's own letters, whatever code page it has.
    Result<Secret> fromConsole() {
        Secret line;
        Part part;
        QStringEncoder encoder(QStringEncoder::Utf8);
        for (;;) {
            DWORD count = 0;
            if (!ReadConsoleW(m_input, part.letters.data(), part.letters.size(), &count, nullptr) ||
                count == 0 || part.letters[0] == L'\x1a')
                return fail(ErrorCode::Cancelled);
            const QStringView letters(part.letters.data(), static_cast<qsizetype>(count));
            const char* const end = encoder.appendToBuffer(part.utf8.data(), letters);
            for (const char c : QByteArrayView(part.utf8.data(), end))
                line.append(c);
            if (letters.endsWith(u'\n'))
                return withoutEnd(line);
        }
    }

    Result<Secret> fromPipe() {
        Secret line;
        for (;;) {
            char c = 0;
            DWORD count = 0;
            if (!ReadFile(m_input, &c, 1, &count, nullptr) || count == 0)
                return fail(ErrorCode::Cancelled);
            if (c == '\n')
                return withoutEnd(line);
            line.append(c);
        }
    }

    static Secret withoutEnd(const Secret& line) {
        QByteArrayView bytes = line.bytes();
        while (bytes.endsWith('\n') || bytes.endsWith('\r'))
            bytes.chop(1);
        return Secret(bytes);
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
    const Result<Secret> line = Question(prompt, true).answer();
    if (!line)
        return failure(line);
    return QString::fromUtf8(line->bytes()).trimmed();
}

Result<Secret> askSecretly(const QString& prompt) {
    return Question(prompt, false).answer();
}

} // namespace yenile::ctl::terminal
