#include "pkcs11/client/helper_process.h"

#include "pkcs11/client/helper_environment.h"
#include "pkcs11/protocol/frame.h"

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

using namespace Qt::StringLiterals;

namespace yenile::pkcs11 {

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

std::unexpected<Error> timedOut() {
    return fail(ErrorCode::DriverTimedOut, {}, u"no answer within the time limit"_s);
}

} // namespace

Result<std::unique_ptr<HelperProcess>> HelperProcess::start(const QString& driver) {
    QByteArray program = QFile::encodeName(QCoreApplication::applicationDirPath() + u"/yenile-token"_s);
    QByteArray argument = QFile::encodeName(driver);
    std::array<int, 2> sockets{};
    // A socket rather than two pipes: send() can be told not to raise SIGPIPE.
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return fail(ErrorCode::HelperMissing, {}, u"socketpair: %1"_s.arg(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, sockets[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, sockets[1], STDOUT_FILENO);
    std::array<char*, 3> arguments{program.data(), argument.data(), nullptr};
    pid_t process = 0;
    const int outcome = posix_spawn(&process, program.constData(), &actions, nullptr, arguments.data(),
                                    helperEnvironment(environ).data());
    posix_spawn_file_actions_destroy(&actions);
    close(sockets[1]);
    if (outcome != 0) {
        close(sockets[0]);
        return fail(ErrorCode::HelperMissing, {},
                    u"%1: error %2"_s.arg(QFile::decodeName(program)).arg(outcome));
    }
    return std::unique_ptr<HelperProcess>(new HelperProcess(sockets[0], process));
}

HelperProcess::~HelperProcess() {
    // At the end of its input it takes its leave of the driver and ends; some drivers hang there.
    shutdown(m_socket, SHUT_WR);
    if (!waitFor(m_socket, POLLIN, QDeadlineTimer(2000)))
        kill();
    close(m_socket);
    if (!m_reaped) {
        while (waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
}

bool HelperProcess::hasEnded() const {
    // Between two requests there is nothing to read but the end.
    return waitFor(m_socket, POLLIN, QDeadlineTimer(0));
}

Result<void> HelperProcess::send(QByteArrayView bytes, QDeadlineTimer deadline) {
    while (!bytes.isEmpty()) {
        if (!waitFor(m_socket, POLLOUT, deadline))
            return timedOut();
        const ssize_t count =
            ::send(m_socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count < 0)
            return crashed();
        bytes = bytes.sliced(count);
    }
    return {};
}

Result<QByteArray> HelperProcess::receive(QDeadlineTimer deadline) {
    const auto header = receiveExactly(protocol::headerSize, deadline);
    if (!header)
        return failure(header);
    const auto size = protocol::sizeFrom(*header);
    if (!size)
        return failure(size);
    return receiveExactly(*size, deadline);
}

Result<QByteArray> HelperProcess::receiveExactly(qsizetype size, QDeadlineTimer deadline) {
    QByteArray bytes(size, '\0');
    qsizetype done = 0;
    while (done < size) {
        if (!waitFor(m_socket, POLLIN, deadline))
            return timedOut();
        const ssize_t count = recv(m_socket, bytes.data() + done, static_cast<size_t>(size - done), 0);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return crashed();
        done += count;
    }
    return bytes;
}

std::unexpected<Error> HelperProcess::crashed() {
    kill(); // it closed the wire; what is left of it is of no use
    const std::scoped_lock lock(m_mutex);
    int status = 0;
    if (!m_reaped) {
        while (waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
        }
        m_reaped = true;
    }
    return fail(ErrorCode::DriverCrashed, {},
                WIFSIGNALED(status) ? u"ended by signal %1"_s.arg(WTERMSIG(status))
                                    : u"ended with status %1"_s.arg(WEXITSTATUS(status)));
}

void HelperProcess::kill() {
    const std::scoped_lock lock(m_mutex);
    if (!m_reaped)
        ::kill(m_process, SIGKILL);
}

} // namespace yenile::pkcs11
