// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <type_traits>

namespace yenile::reading::worker {

namespace {

using Filter = std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, decltype(&seccomp_release)>;

/// What reading, drawing, and the C library with them, cannot do without.
constexpr std::array allowedCalls{SCMP_SYS(read),
                                  SCMP_SYS(write),
                                  SCMP_SYS(readv),
                                  SCMP_SYS(writev),
                                  SCMP_SYS(pread64),
                                  SCMP_SYS(lseek),
                                  SCMP_SYS(close),
                                  SCMP_SYS(fstat),
                                  SCMP_SYS(stat),
                                  SCMP_SYS(lstat),
                                  SCMP_SYS(newfstatat),
                                  SCMP_SYS(statx),
                                  SCMP_SYS(statfs),
                                  SCMP_SYS(fstatfs),
                                  SCMP_SYS(access),
                                  SCMP_SYS(faccessat),
                                  SCMP_SYS(faccessat2),
                                  SCMP_SYS(readlink),
                                  SCMP_SYS(readlinkat),
                                  SCMP_SYS(getdents64),
                                  SCMP_SYS(getcwd),
                                  SCMP_SYS(fcntl),
                                  SCMP_SYS(poll),
                                  SCMP_SYS(ppoll),
                                  SCMP_SYS(recvmsg),
                                  SCMP_SYS(recvfrom),
                                  SCMP_SYS(munmap),
                                  SCMP_SYS(mremap),
                                  SCMP_SYS(madvise),
                                  SCMP_SYS(brk),
                                  SCMP_SYS(rt_sigaction),
                                  SCMP_SYS(rt_sigprocmask),
                                  SCMP_SYS(rt_sigreturn),
                                  SCMP_SYS(sigaltstack),
                                  SCMP_SYS(alarm),
                                  SCMP_SYS(setitimer),
                                  SCMP_SYS(restart_syscall),
                                  SCMP_SYS(getpid),
                                  SCMP_SYS(gettid),
                                  SCMP_SYS(getppid),
                                  SCMP_SYS(getuid),
                                  SCMP_SYS(geteuid),
                                  SCMP_SYS(getgid),
                                  SCMP_SYS(getegid),
                                  SCMP_SYS(getrandom),
                                  SCMP_SYS(clock_gettime),
                                  SCMP_SYS(clock_getres),
                                  SCMP_SYS(clock_nanosleep),
                                  SCMP_SYS(nanosleep),
                                  SCMP_SYS(gettimeofday),
                                  SCMP_SYS(time),
                                  SCMP_SYS(futex),
                                  SCMP_SYS(sched_yield),
                                  SCMP_SYS(sched_getaffinity),
                                  SCMP_SYS(uname),
                                  SCMP_SYS(sysinfo),
                                  SCMP_SYS(getrusage),
                                  SCMP_SYS(set_robust_list),
                                  SCMP_SYS(rseq),
                                  SCMP_SYS(exit),
                                  SCMP_SYS(exit_group),
                                  SCMP_SYS(wait4)};

/// Sanitizers have terabytes of memory that is never there, which counts all the same, and find out through
/// pipes what is there.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

/// Folders of programs and fonts.
constexpr std::array readableFolders{
    "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ssl", "/etc/localtime", "/var/cache/fontconfig"};

/// A filter that does `otherwise` with calls that no rule is about.
Filter newFilter(uint32_t otherwise) {
    Filter filter(seccomp_init(otherwise), &seccomp_release);
    if (filter) // enterSandbox() has done that, and it can be done once
        seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_NNP, 0);
    return filter;
}

void allow(scmp_filter_ctx filter, int call) {
    seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
}

/// Where `mask` of the call's argument is `value`.
void allow(scmp_filter_ctx filter, int call, unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
    seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, mask, value));
}

void filterCalls() {
    // ENOSYS: the C library then tries an older way, where there is one.
    const Filter filter = newFilter(SCMP_ACT_ERRNO(ENOSYS));
    if (!filter)
        return;
    for (const int call : allowedCalls)
        allow(filter.get(), call);
    if (isSanitized)
        allow(filter.get(), SCMP_SYS(pipe2));
    constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
    allow(filter.get(), SCMP_SYS(open), 1, writing, O_RDONLY);
    allow(filter.get(), SCMP_SYS(openat), 2, writing, O_RDONLY);
    allow(filter.get(), SCMP_SYS(mmap), 2, PROT_EXEC, 0);
    allow(filter.get(), SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
    // fork() alone, for the next file
    allow(filter.get(), SCMP_SYS(clone), 0, ~scmp_datum_t{CLONE_CHILD_CLEARTID | CLONE_CHILD_SETTID},
          SIGCHLD);
    allow(filter.get(), SCMP_SYS(prlimit64), 0, ~scmp_datum_t{0}, 0);
    allow(filter.get(), SCMP_SYS(prctl), 0, ~scmp_datum_t{0}, PR_SET_PDEATHSIG);
    allow(filter.get(), SCMP_SYS(prctl), 0, ~scmp_datum_t{0}, PR_SET_SECCOMP);
    allow(filter.get(), SCMP_SYS(seccomp));
    seccomp_load(filter.get());
}

/// By the numbers of the system calls: the C library has no functions for them.
void restrictFiles() {
    constexpr __u64 reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    landlock_ruleset_attr all{};
    all.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1; // all that its first version knows
    const int rules = static_cast<int>(syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0));
    if (rules < 0)
        return;
    for (const char* folder : readableFolders) {
        landlock_path_beneath_attr beneath{};
        beneath.parent_fd = open(folder, O_PATH | O_CLOEXEC);
        beneath.allowed_access = reading;
        if (beneath.parent_fd < 0)
            continue;
        if (syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0) {
            beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE; // it is no folder
            syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
        }
        close(beneath.parent_fd);
    }
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

[[noreturn]] void endFor(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
        _exit(outOfMemory);
    } catch (...) {
        std::abort();
    }
}

} // namespace

void limitCosts(qint64 memory, qint64 processorSeconds) {
    std::set_new_handler([] { _exit(outOfMemory); });
    std::set_terminate([] { endFor(std::current_exception()); }); // Qt throws where it gets no memory
    const auto bytes = static_cast<rlim_t>(memory);
    const rlimit data{bytes, bytes};
    if (!isSanitized)
        setrlimit(RLIMIT_DATA, &data);
    const auto seconds = static_cast<rlim_t>(processorSeconds);
    const rlimit processor{seconds, seconds + 1};
    setrlimit(RLIMIT_CPU, &processor);
}

void enterSandbox() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_FSIZE, &none);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    restrictFiles();
    filterCalls();
}

void stayAlone() {
    const Filter filter = newFilter(SCMP_ACT_ALLOW);
    if (!filter)
        return;
    for (const int call : {SCMP_SYS(clone), SCMP_SYS(prctl), SCMP_SYS(prlimit64), SCMP_SYS(alarm)})
        seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    seccomp_load(filter.get());
}

} // namespace yenile::reading::worker
