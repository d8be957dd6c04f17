#include "app/ctl/terminal.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace yenile::ctl::terminal {

namespace {

volatile std::sig_atomic_t interrupted = 0;

/// While a question stands, Ctrl+C is an answer to it: the terminal is left as it was found.
class Question {
public:
    Question(const QString& prompt, bool echo) {
        interrupted = 0;
        struct sigaction action{};
        action.sa_handler = [](int) { interrupted = 1; };
        sigaction(SIGINT, &action, &m_action);
        if (!echo)
            hideTyping(); // before the prompt invites to it
        std::fprintf(stderr, "%s ", prompt.toUtf8().constData());
        std::fflush(stderr);
    }
    Question(const Question&) = delete;
    Question& operator=(const Question&) = delete;
    ~Question() {
        sigaction(SIGINT, &m_action, nullptr);
        if (!m_silent)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_settings);
        std::fputc('\n', stderr);
    }

    Result<QByteArray> answer() {
        QByteArray line;
        for (;;) {
            pollfd input{STDIN_FILENO, POLLIN, 0};
            const int ready = poll(&input, 1, 200); // the signal may reach another thread
            char c = 0;
            if (interrupted != 0 || (ready > 0 && read(STDIN_FILENO, &c, 1) != 1)) {
                wipe(line);
                return fail(ErrorCode::Cancelled);
            }
            if (ready > 0 && c == '\n')
                return line;
            if (ready > 0)
                line += c;
        }
    }

private:
    void hideTyping() {
        if (tcgetattr(STDIN_FILENO, &m_settings) != 0)
            return;
        termios silent = m_settings;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_silent = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }

    struct sigaction m_action{};
    termios m_settings{};
    bool m_silent = false;
};

} // namespace

void speakUtf8() {
}

bool isInteractive() {
    return isatty(STDIN_FILENO) != 0;
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
