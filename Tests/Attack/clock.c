// Loaded before the C library (LD_PRELOAD): moves the time of day by CLOCK_OFFSET_MS milliseconds.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(clock, time);
    const char *offset = getenv("CLOCK_OFFSET_MS");
    if (result == 0 && clock == CLOCK_REALTIME && offset) {
        long long nanoseconds = time->tv_nsec + atoll(offset) % 1000 * 1000000;
        time->tv_sec += atoll(offset) / 1000 + nanoseconds / 1000000000;
        time->tv_nsec = nanoseconds % 1000000000;
        if (time->tv_nsec < 0) {
            time->tv_nsec += 1000000000;
            time->tv_sec -= 1;
        }
    }
    return result;
}
