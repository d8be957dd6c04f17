// SPDX-License-Identifier: GPL-3.0-or-later
/* Preloaded into a program: what libcrypto frees at the end of a thread waits for a moment, and so does the
   end of the program, as both do now and then on a busy computer. */
#include <dlfcn.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

static void (*of_libcrypto)(void*);

static void wait_milliseconds(long count) {
    const struct timespec time = {0, count * 1000000};
    nanosleep(&time, 0);
}

static void late(void* value) {
    wait_milliseconds(200);
    of_libcrypto(value);
}

int pthread_key_create(pthread_key_t* key, void (*destructor)(void*)) {
    int (*create)(pthread_key_t*, void (*)(void*));
    *(void**)&create = dlsym(RTLD_NEXT, "pthread_key_create");
    Dl_info owner;
    void* address;
    memcpy(&address, &destructor, sizeof address);
    if (of_libcrypto || !address || !dladdr(address, &owner) || !strstr(owner.dli_fname, "libcrypto"))
        return create(key, destructor);
    of_libcrypto = destructor;
    return create(key, late);
}

__attribute__((destructor)) static void stay(void) {
    wait_milliseconds(600);
}
