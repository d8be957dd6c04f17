// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/server.h"

#include "core/reading/worker/conversation.h"
#include "core/reading/worker/sandbox.h"
#include "core/signature/crypto/first_use.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace yenile::reading::worker {

namespace {

/// The status of a conversation that nobody began.
constexpr int nobodyAsks = 4;

int statusOf(int waited) {
    return WIFSIGNALED(waited) ? 128 + WTERMSIG(waited) : WEXITSTATUS(waited);
}

/// Forked before anything is asked, so that nobody waits for it. Returns its status.
int heldAlone(process::HelperChannel& channel, const Skills& skills) {
    const pid_t conversation = fork();
    if (conversation < 0)
        return 1;
    if (conversation == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody would wait for it
        if (!channel.awaitInput())
            _exit(nobodyAsks);
        converse(channel, skills);
        _exit(0);
    }
    int waited = 0;
    while (waitpid(conversation, &waited, 0) < 0 && errno == EINTR) {
    }
    return statusOf(waited);
}

} // namespace

void serve(process::HelperChannel& channel, const Skills& skills) {
    enterSandbox();
    int status = heldAlone(channel, skills);
    if (status == 0 && channel.awaitInput())
        signature::prepareForCertificates(); // whoever has a second file mostly has many
    while (status == 0)
        status = heldAlone(channel, skills);
    if (status != nobodyAsks)
        _exit(status); // before the wire is closed: the client ends what closes it
}

} // namespace yenile::reading::worker
