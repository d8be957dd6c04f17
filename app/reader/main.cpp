// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/helper_channel.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/worker/server.h"

#include <cstdio>
#include <string_view>

/// yenile-reader [draw|revise]: started by the other programs, which speak with it on standard input and
/// output. With `draw` it can draw, too, and tell what stands on pages; with `revise` it makes what
/// signatures append to PDFs.
static int program(int argc, char* argv[]) {
    yenile::process::protectMemory();
    const std::string_view skill = argc == 2 ? argv[1] : "";
    const bool draws = skill == "draw";
    const bool revises = skill == "revise";
    if (argc != 1 && !draws && !revises) {
        std::fprintf(
            stderr,
            "usage: %s [draw|revise]\nReads files that others made for the other programs of Yenile.\n",
            argv[0]);
        return 2;
    }
    using namespace yenile::reading;
    const worker::Skills skills{.openPainter = draws ? worker::loadPainter() : nullptr,
                                .revise = revises ? worker::loadReviser() : nullptr};
    if ((draws && skills.openPainter == nullptr) || (revises && skills.revise == nullptr)) {
        std::fprintf(stderr, "yenile-reader: what it needs to %s cannot be loaded\n", argv[1]);
        return 1;
    }
    yenile::process::HelperChannel channel(protocol::largestFrame);
    worker::serve(channel, skills);
    return 0;
}

int main(int argc, char* argv[]) {
    return yenile::process::runProgram(program, argc, argv);
}
