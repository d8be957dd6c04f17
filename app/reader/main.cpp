#include "core/process/channel.h"
#include "core/process/late_threads.h"
#include "core/process/private_memory.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/worker/server.h"

#include <cstdio>

/// yenile-reader: started by the other programs, which speak with it on standard input and output.
static int program(int argc, char* argv[]) {
    yenile::process::keepMemoryPrivate();
    if (argc != 1) {
        std::fprintf(stderr, "usage: %s\nReads files that others made for the other programs of Yenile.\n",
                     argv[0]);
        return 2;
    }
    yenile::process::Channel channel(yenile::reading::protocol::largestFrame);
    yenile::reading::worker::serve(channel);
    return 0;
}

int main(int argc, char* argv[]) {
    return yenile::process::runProgram(program, argc, argv);
}
