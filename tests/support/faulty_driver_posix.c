// SPDX-License-Identifier: GPL-3.0-or-later
#include "faulty_driver_system.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

Function softHsmEntry(void) {
    void* const library = dlopen(SOFTHSM_MODULE, RTLD_NOW | RTLD_LOCAL);
    return library ? (Function)dlsym(library, "C_GetFunctionList") : NULL;
}

int makeFile(const char* path) {
    const int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
    return file >= 0;
}

void pauseFor(unsigned long milliseconds) {
    usleep((useconds_t)milliseconds * 1000);
}

void crash(void) {
    raise(SIGSEGV);
}

void exitAtOnce(void) {
    _exit(0);
}

void killThis(void) {
    raise(SIGKILL);
}

void killParent(void) {
    kill(getppid(), SIGKILL);
}
