#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A program that is to believe in another time (that of a time stamp, of a certificate's end) is run under libfaketime. Of
# version 0.9.10 (Debian 12) FAKETIME_DONT_FAKE_MONOTONIC=1 says that it leaves alone the clock by which one waits. Then each
# pthread_cond_timedwait() by that clock, to be 300 ms, is over at once, whatever the time:
#   +3s: timedwait 0 ms, wait_for 300 ms
#   +0s: timedwait 0 ms, wait_for 300 ms
#   -3s: timedwait 0 ms, wait_for 300 ms
# With Qt 6.4 that is QThread::wait() with a deadline: a program no longer waits for its network thread at the end. Without that
# variable std::condition_variable (pthread_cond_clockwait(), which the library does not know) was not seen to come back.
set -eu
cd "$(mktemp -d)"
apt-get -q download libfaketime=0.9.10-2.1 >/dev/null
dpkg -x libfaketime_*.deb .
library=$(realpath usr/lib/*/faketime/libfaketimeMT.so.1)

cat >waits.cpp <<'END'
#include <condition_variable>
#include <cstdio>
#include <pthread.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long now() { // past whoever stands before the library
    timespec time;
    syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static long rounded(long milliseconds) { return (milliseconds + 50) / 100 * 100; }

int main() {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_t condition;
    pthread_cond_init(&condition, &attributes);
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&mutex);
    long begin = now();
    timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += 300000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        ++until.tv_sec;
    }
    pthread_cond_timedwait(&condition, &mutex, &until);
    std::printf("timedwait %ld ms, ", rounded(now() - begin));

    std::mutex other;
    std::condition_variable variable;
    std::unique_lock lock(other);
    begin = now();
    variable.wait_for(lock, std::chrono::milliseconds(300));
    std::printf("wait_for %ld ms\n", rounded(now() - begin));
}
END
g++ -std=c++17 -pthread waits.cpp -o waits
for time in +3s +0s -3s; do
    echo "$time: $(LD_PRELOAD=$library FAKETIME=$time FAKETIME_DONT_FAKE_MONOTONIC=1 timeout 20 ./waits)"
done | tee said
diff - said <<'END'
+3s: timedwait 0 ms, wait_for 300 ms
+0s: timedwait 0 ms, wait_for 300 ms
-3s: timedwait 0 ms, wait_for 300 ms
END
