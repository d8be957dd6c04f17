// SPDX-License-Identifier: GPL-3.0-or-later
/* Preloaded into a program: its clock is off, by as much as the file YENILE_CLOCK_FILE says at that moment,
   or YENILE_CLOCK_OFF: "+10m", "-1d" (s, m, h, d). The clock by which it waits goes on as ever,
   which libfaketime 0.9.10 cannot do: either pthread_cond_timedwait() is over at once, or
   pthread_cond_clockwait() never. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long seconds(const char* text) {
    char* unit = 0;
    const long number = strtol(text, &unit, 10);
    switch (*unit) {
    case 'd':
        return number * 24 * 60 * 60;
    case 'h':
        return number * 60 * 60;
    case 'm':
        return number * 60;
    default:
        return number;
    }
}

static long how_far_off(void) {
    const char* const name = getenv("YENILE_CLOCK_FILE");
    if (!name) {
        const char* const always = getenv("YENILE_CLOCK_OFF");
        return always ? seconds(always) : 0;
    }
    char text[32] = {0};
    const int file = open(name, O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        if (read(file, text, sizeof text - 1) < 0)
            text[0] = 0;
        close(file);
    }
    return seconds(text);
}

int clock_gettime(clockid_t clock, struct timespec* now) {
    const int result = (int)syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        now->tv_sec += how_far_off();
    return result;
}

int gettimeofday(struct timeval* restrict now, void* restrict zone) {
    (void)zone;
    struct timespec exact;
    if (clock_gettime(CLOCK_REALTIME, &exact) != 0)
        return -1;
    now->tv_sec = exact.tv_sec;
    now->tv_usec = exact.tv_nsec / 1000;
    return 0;
}

time_t time(time_t* copy) {
    struct timespec exact;
    if (clock_gettime(CLOCK_REALTIME, &exact) != 0)
        return -1;
    if (copy)
        *copy = exact.tv_sec;
    return exact.tv_sec;
}
