// MeasuredLaunch DESCRIPTOR REPETITIONS COMMAND [ARGUMENT…]
//
// Runs a command so many times and reports each run on a descriptor: wall nanoseconds, peak resident kilobytes,
// processor microseconds, wait status. Standard input, output and error are the command's own.
//
// In C and this small because the kernel counts the memory that a process had before exec as its own: a child of a
// Python interpreter is never seen to use less than that interpreter.

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { usageExitCode = 64, noCommandExitCode = 127 };

static long long nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long long microseconds(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

static long peakKilobytes(const struct rusage *usage) {
#ifdef __APPLE__
    return usage->ru_maxrss / 1024;
#else
    return usage->ru_maxrss;
#endif
}

int main(int count, char **arguments) {
    if (count < 4) return usageExitCode;
    int reportDescriptor = (int)strtol(arguments[1], NULL, 10);
    if (fcntl(reportDescriptor, F_SETFD, FD_CLOEXEC) < 0) return usageExitCode;
    for (long left = strtol(arguments[2], NULL, 10); left > 0; left--) {
        long long start = nanoseconds();
        pid_t child = fork();
        if (child < 0) return EXIT_FAILURE;
        if (child == 0) {
            execvp(arguments[3], arguments + 3);
            fprintf(stderr, "%s: %s\n", arguments[3], strerror(errno));
            _exit(noCommandExitCode);
        }
        int status;
        struct rusage usage;
        while (wait4(child, &status, 0, &usage) < 0) {
            if (errno != EINTR) return EXIT_FAILURE;
        }
        long long end = nanoseconds();
        dprintf(
            reportDescriptor, "%lld %ld %lld %d\n", end - start, peakKilobytes(&usage),
            microseconds(usage.ru_utime) + microseconds(usage.ru_stime), status);
    }
    return EXIT_SUCCESS;
}
