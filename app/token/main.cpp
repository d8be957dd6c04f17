// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/helper_channel.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "pkcs11/helper/driver_log.h"
#include "pkcs11/helper/server.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

/// yenile-token DRIVER [INIT-RESERVED [SERVER]]: started by the other programs, which speak with it on
/// standard input and output. SERVER is for p11-kit-client.so: where the module is that it speaks with.
static int program(int argc, char* argv[]) {
    yenile::process::protectMemory();
    if (argc < 2 || argc > 4 || !QDir::isAbsolutePath(QFile::decodeName(argv[1]))) {
        std::fputs("usage: yenile-token DRIVER [INIT-RESERVED [SERVER]]\n"
                   "Speaks to one card driver (absolute path) for the other programs of Yenile.\n",
                   stderr);
        return 2;
    }
    const QCoreApplication application(argc, argv);
    if (argc > 3)
        qputenv("P11_KIT_SERVER_ADDRESS", argv[3]);
    yenile::pkcs11::helper::logDriverOutput(argv[1]);
    yenile::process::HelperChannel channel(yenile::pkcs11::protocol::largestFrame);
    yenile::pkcs11::helper::Server(argv[1], argc > 2 ? argv[2] : "").run(channel);
    return 0;
}

int main(int argc, char* argv[]) {
    return yenile::process::runProgram(program, argc, argv);
}
