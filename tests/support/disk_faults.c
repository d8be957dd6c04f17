// SPDX-License-Identifier: GPL-3.0-or-later
/* Preloaded into a program: what it does to files below the folder YENILE_DISK_FOLDER goes wrong as the file
 * YENILE_DISK_FAULTS says, which is read each time:
 *
 *   full        from now on there is no room for another byte
 *   full 17     from the 17th thing that the process does to a file on
 *   kill 17     the process is gone before the 17th
 *
 * The file YENILE_DISK_LOG gets a byte for each thing. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_ulong done;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* By the kernel itself, or each thing would count as another. */
static int quickly_open(const char* path, int flags) {
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags | O_CLOEXEC, 0600);
}

static void note(void) {
    const char* log = getenv("YENILE_DISK_LOG");
    const int file = log ? quickly_open(log, O_WRONLY | O_CREAT | O_APPEND) : -1;
    if (file < 0)
        return;
    syscall(SYS_write, file, ".", (size_t)1);
    close(file);
}

/* Whether there is no room for what is about to happen. */
static int strikes(void) {
    const unsigned long number = atomic_fetch_add(&done, 1) + 1;
    note();
    const char* path = getenv("YENILE_DISK_FAULTS");
    const int script = path ? quickly_open(path, O_RDONLY) : -1;
    if (script < 0)
        return 0;
    char text[32] = "";
    const long size = syscall(SYS_read, script, text, sizeof text - 1);
    close(script);
    if (size < 4)
        return 0;
    const unsigned long from = strtoul(text + 4, NULL, 10);
    if (strncmp(text, "kill", 4) == 0 && number == from)
        raise(SIGKILL);
    return strncmp(text, "full", 4) == 0 && number >= from;
}

static int is_ours(const char* path) {
    const char* folder = getenv("YENILE_DISK_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_our_file(int descriptor) {
    const int before = errno;
    char link[64];
    char path[PATH_MAX];
    struct stat info;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    const int is = size > 0 && (path[size] = '\0', is_ours(path)) && fstat(descriptor, &info) == 0 &&
                   S_ISREG(info.st_mode);
    errno = before;
    return is;
}

static int refuse(void) {
    errno = ENOSPC;
    return -1;
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
    return is_our_file(descriptor) && strikes() ? refuse() : REAL(write)(descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
    return is_our_file(descriptor) && strikes() ? refuse() : REAL(pwrite64)(descriptor, bytes, size, at);
}

int fsync(int descriptor) {
    return is_our_file(descriptor) && strikes() ? refuse() : REAL(fsync)(descriptor);
}

int fdatasync(int descriptor) {
    return is_our_file(descriptor) && strikes() ? refuse() : REAL(fdatasync)(descriptor);
}

int mkdir(const char* path, mode_t mode) {
    return is_ours(path) && strikes() ? refuse() : REAL(mkdir)(path, mode);
}

/* Names change and go away on a full disk as well. */
int rename(const char* from, const char* to) {
    if (is_ours(from))
        (void)strikes();
    return REAL(rename)(from, to);
}

int unlink(const char* path) {
    if (is_ours(path))
        (void)strikes();
    return REAL(unlink)(path);
}

int open64(const char* path, int flags, ...) {
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
        if (is_ours(path))
            (void)strikes();
    }
    return REAL(open64)(path, flags, mode);
}
