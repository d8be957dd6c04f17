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

int statusOf(int waited) {
    return WIFSIGNALED(waited) ? 128 + WTERMSIG(waited) : WEXITSTATUS(waited);
}

} // namespace

void serve(process::HelperChannel& channel, OpenPainter* openPainter) {
    enterSandbox();
    for (int number = 1; channel.awaitInput(); ++number) {
        if (number == 2) // most readers have one file; whoever has a second one mostly has many
            signature::prepareForCertificates();
        const pid_t conversation = fork();
        if (conversation == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody would wait for it
            converse(channel, openPainter);
            _exit(0);
        }
        int waited = 0;
        while (waitpid(conversation, &waited, 0) < 0 && errno == EINTR) {
        }
        if (const int status = conversation < 0 ? 1 : statusOf(waited); status != 0)
            _exit(status); // before the wire is closed: the client ends what closes it
    }
}

} // namespace yenile::reading::worker
