// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/child_process.h"

#include "core/process/descriptor_passing.h"
#include "core/process/environment.h"
#include "core/process/frame.h"

#include <QCoreApplication>
#include <QFile>

#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;

namespace yenile::process {

namespace {

/// Waits until the socket can be read or written, or is at its end; false when the deadline came first.
bool waitFor(int socket, short events, QDeadlineTimer deadline) {
    pollfd entry{socket, events, 0};
    int ready = 0;
    do
        ready = poll(&entry, 1, static_cast<int>(deadline.remainingTime()));
    while (ready < 0 && errno == EINTR);
    return ready > 0;
}

/// Null at the end, as posix_spawn wants it.
std::vector<char*> pointersTo(std::vector<QByteArray>& texts) {
    std::vector<char*> pointers;
    for (QByteArray& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

QString pathOf(const Program& program) {
    return QCoreApplication::applicationDirPath() + u'/' + QLatin1StringView(program.name);
}

} // namespace

bool isInstalled(const Program& program) {
    return QFile::exists(pathOf(program));
}

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const Program& program,
                                                          const QStringList& arguments) {
    std::vector<QByteArray> words{QFile::encodeName(pathOf(program))};
    for (const QString& argument : arguments)
        words.push_back(QFile::encodeName(argument));
    std::array<int, 2> sockets{};
    // A socket rather than two pipes: send() can be told not to raise SIGPIPE.
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return fail(program.missing, {}, u"socketpair: %1"_s.arg(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, sockets[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, sockets[1], STDOUT_FILENO);
    // Signals that this program blocks are none of its business, nor are keys at this program's terminal.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    pid_t process = 0;
    const int outcome =
        posix_spawn(&process, words.front().constData(), &actions, &attributes, pointersTo(words).data(),
                    allowedEnvironment(environ, program.environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    close(sockets[1]);
    if (outcome != 0) {
        close(sockets[0]);
        return fail(program.missing, {}, u"%1: error %2"_s.arg(pathOf(program)).arg(outcome));
    }
    return std::unique_ptr<ChildProcess>(new ChildProcess(program, sockets[0], process));
}

ChildProcess::~ChildProcess() {
    // At the end of its input it takes its leave and ends; some card drivers hang there.
    shutdown(m_wire, SHUT_WR);
    if (!waitFor(m_wire, POLLIN, QDeadlineTimer(2000)))
        kill();
    close(m_wire);
    if (!m_reaped) {
        while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
}

bool ChildProcess::hasEnded() const {
    // Between two requests there is nothing to read but the end.
    return waitFor(m_wire, POLLIN, QDeadlineTimer(0));
}

Result<void> ChildProcess::send(QByteArrayView frame, QDeadlineTimer deadline) {
    const Result<void> sent = sendBytes(header(frame.size()), deadline);
    return sent ? sendBytes(frame, deadline) : sent;
}

Result<void> ChildProcess::sendBytes(QByteArrayView bytes, QDeadlineTimer deadline) {
    while (!bytes.isEmpty()) {
        if (!waitFor(m_wire, POLLOUT, deadline))
            return timedOut();
        const ssize_t count =
            ::send(m_wire, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count < 0)
            return crashed();
        bytes = bytes.sliced(count);
    }
    return {};
}

Result<void> ChildProcess::send(const SharedFile& file, QDeadlineTimer deadline) {
    while (!sendDescriptor(m_wire, file.handle())) {
        if (errno != EINTR && errno != EAGAIN)
            return crashed();
        if (!waitFor(m_wire, POLLOUT, deadline))
            return timedOut();
    }
    return {};
}

Result<QByteArray> ChildProcess::receive(QDeadlineTimer deadline) {
    const auto beginning = receiveExactly(headerSize, deadline);
    if (!beginning)
        return failure(beginning);
    const auto size = sizeFrom(*beginning, m_program.largestFrame);
    if (!size)
        return failure(size);
    return receiveExactly(*size, deadline);
}

Result<QByteArray> ChildProcess::receiveExactly(qsizetype size, QDeadlineTimer deadline) {
    QByteArray bytes(size, '\0');
    qsizetype done = 0;
    while (done < size) {
        if (!waitFor(m_wire, POLLIN, deadline))
            return timedOut();
        const ssize_t count = recv(m_wire, bytes.data() + done, static_cast<size_t>(size - done), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return crashed();
        done += count;
    }
    return bytes;
}

std::unexpected<Error> ChildProcess::crashed() {
    kill(); // it closed the wire; what is left of it is of no use
    const std::scoped_lock lock(m_mutex);
    int status = 0;
    if (!m_reaped) {
        while (waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
        }
        m_reaped = true;
    }
    m_endStatus = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return fail(m_program.crashed, {},
                WIFSIGNALED(status) ? u"ended by signal %1"_s.arg(WTERMSIG(status))
                                    : u"ended with status %1"_s.arg(WEXITSTATUS(status)));
}

std::unexpected<Error> ChildProcess::timedOut() const {
    return fail(m_program.timedOut, {}, u"no answer within the time limit"_s);
}

qint64 ChildProcess::processId() const {
    return m_process;
}

void ChildProcess::kill() {
    const std::scoped_lock lock(m_mutex);
    if (!m_reaped)
        ::kill(m_process, SIGKILL);
}

} // namespace yenile::process
