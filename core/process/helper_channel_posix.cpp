// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/helper_channel.h"

#include "core/process/descriptor_passing.h"
#include "core/process/frame.h"
#include "core/process/write_all.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace yenile::process {

namespace {

int watchedInput = -1;

/// Something came in, or the client is gone. In the second case work that hangs must not keep this
/// process: it has two seconds to come to an end.
void atInput(int /*signal*/) {
    const int error = errno;
    pollfd entry{watchedInput, POLLIN, 0};
    if (poll(&entry, 1, 0) > 0 && (entry.revents & POLLHUP) != 0)
        alarm(2);
    errno = error;
}

void watchForHangUp(int input) {
    watchedInput = input;
    struct sigaction action{};
    action.sa_handler = atInput;
    action.sa_flags = SA_RESTART;
    sigaction(SIGIO, &action, nullptr);
    fcntl(input, F_SETOWN, getpid());
    fcntl(input, F_SETFL, fcntl(input, F_GETFL) | O_ASYNC);
}

} // namespace

HelperChannel::HelperChannel(qsizetype largestFrame)
    : m_largestFrame(largestFrame), m_input(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)),
      m_output(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)) {
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0) {
        dup2(nothing, STDIN_FILENO);
        close(nothing);
    }
    dup2(STDERR_FILENO, STDOUT_FILENO);
    std::signal(SIGPIPE, SIG_IGN);
    watchForHangUp(m_input);
}

HelperChannel::~HelperChannel() {
    close(m_input);
    close(m_output);
}

bool HelperChannel::fill(QByteArray& bytes) {
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = read(m_input, bytes.data() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += count;
    }
    return true;
}

SharedFile HelperChannel::receiveFile() {
    return SharedFile(receiveDescriptor(m_input));
}

bool HelperChannel::awaitInput() const {
    pollfd entry{m_input, POLLIN, 0};
    int ready = 0;
    do
        ready = poll(&entry, 1, -1);
    while (ready < 0 && errno == EINTR);
    char first = 0;
    return ready > 0 && recv(m_input, &first, 1, MSG_PEEK) == 1;
}

bool HelperChannel::sendBytes(QByteArrayView bytes) {
    return writeAll(m_output, header(bytes.size())) && writeAll(m_output, bytes);
}

} // namespace yenile::process
