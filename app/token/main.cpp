#include "pkcs11/helper/channel.h"
#include "pkcs11/helper/server.h"

#include <QCoreApplication>

#include <sys/prctl.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>

namespace {

/// A PIN passes through this process: no core dump of it, no debugger of another process of the same user.
void protectMemory() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

} // namespace

/// yenile-token DRIVER: started by the other programs, which speak with it on standard input and output.
int main(int argc, char* argv[]) {
    protectMemory();
    // A client that is gone shows as a failed write.
    std::signal(SIGPIPE, SIG_IGN);
    if (argc != 2 || argv[1][0] != '/') {
        std::fputs("usage: yenile-token DRIVER\n"
                   "Speaks to one card driver (absolute path) for the other programs of Yenile.\n",
                   stderr);
        return 2;
    }
    const QCoreApplication application(argc, argv);
    yenile::pkcs11::helper::Channel channel;
    yenile::pkcs11::helper::Server(argv[1]).run(channel);
    return 0;
}
