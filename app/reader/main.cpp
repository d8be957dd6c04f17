// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/helper_channel.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/worker/painter.h"
#include "core/reading/worker/server.h"

#include <cstdio>
#include <cstring>

/// yenile-reader [draw]: started by the other programs, which speak with it on standard input and output.
/// With `draw` it can draw, too, and tell what stands on pages.
static int program(int argc, char* argv[]) {
    yenile::process::protectMemory();
    const bool draws = argc == 2 && std::strcmp(argv[1], "draw") == 0;
    if (argc != 1 && !draws) {
        std::fprintf(stderr,
                     "usage: %s [draw]\nReads files that others made for the other programs of Yenile.\n",
                     argv[0]);
        return 2;
    }
    using namespace yenile::reading;
    worker::OpenPainter* const openPainter = draws ? worker::loadPainter() : nullptr;
    if (draws && openPainter == nullptr) {
        std::fputs("yenile-reader: what draws cannot be loaded\n", stderr);
        return 1;
    }
    yenile::process::HelperChannel channel(protocol::largestFrame);
    worker::serve(channel, openPainter);
    return 0;
}

int main(int argc, char* argv[]) {
    return yenile::process::runProgram(program, argc, argv);
}
