// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include "core/base/shown_text.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <optional>

namespace yenile::ctl::terminal {

namespace {

/// Asked of in one thread, while signals come in any.
using Flag = std::atomic<bool>;
static_assert(Flag::is_always_lock_free); // so that a handler may use it

Flag interrupted = false;

/// The signals by which a program is stopped for a while, or ended from outside.
constexpr std::array leavingSignals{SIGTSTP, SIGTERM, SIGQUIT, SIGHUP};

/// Typing that is not shown. Whoever leaves the program in between, by Ctrl+Z or for good, finds the terminal
/// as it was; who comes back to it is asked again. One at a time.
class HiddenTyping {
public:
    explicit HiddenTyping(const QByteArray& prompt) {
        if (tcgetattr(STDIN_FILENO, &found) != 0)
            return;
        silent = found;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        text = prompt;
        stands = true;
        m_isHidden = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
        if (m_isHidden)
            for (size_t i = 0; i < leavingSignals.size(); ++i)
                watch(leavingSignals[i], &m_actions[i]);
    }
    HiddenTyping(const HiddenTyping&) = delete;
    HiddenTyping& operator=(const HiddenTyping&) = delete;
    ~HiddenTyping() {
        stands = false;
        if (!m_isHidden)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &found);
        for (size_t i = 0; i < leavingSignals.size(); ++i)
            sigaction(leavingSignals[i], &m_actions[i], nullptr);
        std::fputc('\n', stderr);
    }

private:
    static void watch(int signal, struct sigaction* before) {
        struct sigaction action{};
        action.sa_handler = leave;
        sigaction(signal, &action, before);
    }

    /// Whatever the signal does otherwise, with the terminal as it was found. All of it may be called here.
    static void leave(int signal) {
        const int error = errno;
        tcsetattr(STDIN_FILENO, TCSANOW, &found);
        struct sigaction usual{};
        usual.sa_handler = SIG_DFL;
        sigaction(signal, &usual, nullptr);
        sigset_t only;
        sigemptyset(&only);
        sigaddset(&only, signal);
        raise(signal);
        pthread_sigmask(SIG_UNBLOCK, &only, nullptr); // here it stops, or ends
        // Another thread may have had the answer just before.
        if (stands) {
            watch(signal, nullptr);
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
            (void)!write(STDERR_FILENO, text.constData(), static_cast<size_t>(text.size()));
        }
        errno = error;
    }

    static inline termios found{};
    static inline termios silent{};
    static inline Flag stands = false; ///< whether a question does
    static inline QByteArray text;     ///< of the prompt, as long as a signal may want it
    std::array<struct sigaction, leavingSignals.size()> m_actions{};
    bool m_isHidden = false;
};

/// While a question stands, Ctrl+C is an answer to it: the terminal is left as it was found.
class Question {
public:
    Question(const QString& prompt, bool echo) : m_prompt((shownText(prompt) + u' ').toUtf8()) {
        interrupted = false;
        struct sigaction action{};
        action.sa_handler = [](int) { interrupted = true; };
        sigaction(SIGINT, &action, &m_action);
        if (!echo)
            m_hidden.emplace(m_prompt); // before the prompt invites to it
        std::fputs(m_prompt.constData(), stderr);
        std::fflush(stderr);
    }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;
    ~Question() { sigaction(SIGINT, &m_action, nullptr); }

    Result<Secret> answer() {
        Secret line;
        for (;;) {
            pollfd input{STDIN_FILENO, POLLIN, 0};
            const int ready = poll(&input, 1, 200); // the signal may reach another thread
            char c = 0;
            if (interrupted || (ready > 0 && !readByte(c)))
                return fail(ErrorCode::Cancelled);
            if (ready > 0 && c == '\n')
                return line;
            if (ready > 0)
                line.append(c);
        }
    }

private:
    static bool readByte(char& c) {
        ssize_t count = 0;
        do
            count = read(STDIN_FILENO, &c, 1);
        while (count < 0 && errno == EINTR && !interrupted);
        return count == 1;
    }

    QByteArray m_prompt;
    struct sigaction m_action{};
    std::optional<HiddenTyping> m_hidden;
};

} // namespace

void speakUtf8() {
}

bool isInteractive() {
    return isatty(STDIN_FILENO) != 0;
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
