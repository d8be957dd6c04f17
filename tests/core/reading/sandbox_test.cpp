// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/sandbox.h"

#include "core/process/environment.h"
#include "core/reading/client/reader_process.h"
#include "tests/support/child_posix.h"
#include "tests/support/memory_search.h"
#include "tests/support/skip.h"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <functional>

using namespace yenile::reading;

namespace {

/// Whether it can be done behind the walls: tried in a process of its own.
bool works(const std::function<bool()>& attempt) {
    return yenile::tests::holdsInChild([&] {
        worker::enterSandbox();
        worker::stayAlone();
        return attempt();
    });
}

bool opens(const char* path, int flags) {
    return open(path, flags, 0600) >= 0;
}

bool hasLandlock() {
    return syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) > 0;
}

} // namespace

TEST_CASE("What reads strangers' files has no network") {
    CHECK_FALSE(works([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }));
    CHECK_FALSE(works([] { return socket(AF_INET6, SOCK_DGRAM, 0) >= 0; }));
    CHECK_FALSE(works([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }));
    CHECK_FALSE(works([] { return syscall(SYS_io_uring_setup, 1, nullptr) >= 0; }));
}

TEST_CASE("What reads strangers' files starts and touches no other process") {
    CHECK_FALSE(works([] { return fork() >= 0; }));
    CHECK_FALSE(works([] { return kill(getppid(), 0) == 0; }));
    CHECK_FALSE(works([] { return ptrace(PTRACE_ATTACH, getppid(), nullptr, nullptr) == 0; }));
    CHECK_FALSE(works([] {
        char* const arguments[] = {nullptr};
        execve("/usr/bin/true", arguments, arguments); // comes back only where it may not
        return false;
    }));
    CHECK_FALSE(
        works([] { return syscall(SYS_execveat, AT_FDCWD, "/usr/bin/true", nullptr, nullptr, 0) == 0; }));
}

TEST_CASE("What reads strangers' files makes no file, and opens none but those of programs and fonts") {
    CHECK(works([] { return opens("/usr/bin/env", O_RDONLY); }));
    CHECK_FALSE(works([] { return opens("/tmp/yenile-sandbox-test", O_WRONLY | O_CREAT); }));
    CHECK_FALSE(works([] { return opens("/dev/null", O_RDWR); }));
    CHECK_FALSE(works([] { return unlink("/tmp/yenile-sandbox-test") == 0; }));
    if (!hasLandlock())
        std::exit(77);
    CHECK_FALSE(works([] { return opens("/etc/passwd", O_RDONLY); }));
    CHECK_FALSE(works([] { return opens("/proc/self/maps", O_RDONLY); }));
    CHECK_FALSE(works([] { return opens("/", O_RDONLY | O_DIRECTORY); }));
}

TEST_CASE("What reads strangers' files makes no new code, and takes no limit back") {
    CHECK_FALSE(works([] {
        return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    }));
    CHECK(works([] {
        return mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
    }));
    CHECK_FALSE(works([] {
        const rlimit64 none{RLIM64_INFINITY, RLIM64_INFINITY};
        return setrlimit64(RLIMIT_DATA, &none) == 0;
    }));
}

TEST_CASE("What reads strangers' files is told the language and the time zone, and no other variable") {
    qputenv("LANG", "tr_TR.UTF-8");
    qputenv("YENILE_ANYTHING", "of the program's");
    const auto reader = ReaderProcess::start(ReaderProcess::Skill::Judging);
    qunsetenv("YENILE_ANYTHING");
    REQUIRE(reader);
    // The path of libraries is the linker's, the options are those of sanitizers.
    constexpr auto expected =
        std::to_array<QByteArrayView>({"LANG", "LANGUAGE", "LC_*", "TZ", "LD_LIBRARY_PATH", "ASAN_OPTIONS",
                                       "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"});
    QByteArrayList variables;
    try {
        variables = yenile::tests::environmentOf((*reader)->processId());
    } catch (const yenile::tests::MemoryClosed& closed) {
        yenile::tests::skip(closed.what());
    }
    CHECK(variables.contains("LANG=tr_TR.UTF-8"));
    for (const QByteArray& variable : variables) {
        INFO(variable.toStdString());
        CHECK(yenile::process::isAllowed(variable.left(variable.indexOf('=')), expected));
    }
}
