#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# QProcess of Qt 6.4.2 (Debian 12) starts programs by clone() with CLONE_VM and CLONE_VFORK: the child has the memory of its parent
# until it becomes the program. The thread sanitizer of GCC 12.2 watches clone(), and prepares the child as one of fork(): where
# several threads ran, it is to ignore all that it does. That is written into the memory of both. So the parent, once it has
# started a program, ends at its next thread, "after multi-threaded fork", which nobody called; and told not to
# (die_after_fork=0), it is blind in this thread, and says nothing of a race. With fork() all is as one expects. Seen:
#   no program: data race
#   a program by fork: data race
#   a program by QProcess: starting new threads after multi-threaded fork is not supported
#   a program by QProcess, die_after_fork=0: nothing
set -eu
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
g++ --version | head -n 1
pkg-config --modversion Qt6Core
cat >race.cpp <<'END'
#include <QProcess>
#include <chrono>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

int counter = 0;

void pause(int milliseconds) { std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds)); }

int main(int, char** arguments) {
    const std::string how = arguments[1];
    std::thread idle([] { pause(1000); });
    if (how == "qprocess")
        QProcess::execute("true");
    if (how == "fork") {
        if (fork() == 0) {
            execlp("true", "true", nullptr);
            _exit(1);
        }
        wait(nullptr);
    }
    std::thread other([] { ++counter; });
    pause(300);
    ++counter; // nothing orders these two
    other.join();
    idle.join();
}
END
# shellcheck disable=SC2046 # a word each
g++ -g -O1 -fPIC -fsanitize=thread $(pkg-config --cflags Qt6Core) race.cpp -o race $(pkg-config --libs Qt6Core)
# seen HOW: what the sanitizer says
seen() {
    ./race "$1" >output 2>&1 || true
    grep -oE 'data race|starting new threads after multi-threaded fork is not supported' output | head -n 1 | grep . || echo nothing
}
{
    echo "no program: $(seen none)"
    echo "a program by fork: $(seen fork)"
    echo "a program by QProcess: $(seen qprocess)"
    export TSAN_OPTIONS=die_after_fork=0
    echo "a program by QProcess, die_after_fork=0: $(seen qprocess)"
} | tee said
diff - said <<'END'
no program: data race
a program by fork: data race
a program by QProcess: starting new threads after multi-threaded fork is not supported
a program by QProcess, die_after_fork=0: nothing
END
