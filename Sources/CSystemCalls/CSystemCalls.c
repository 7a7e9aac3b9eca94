#define _GNU_SOURCE
#include "CSystemCalls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>

#ifdef __linux__
#include <sys/random.h>
#include <sys/types.h>
#endif

void activity_ledger_begin_writing(int descriptor, int64_t offset, int64_t count) {
#ifdef SYNC_FILE_RANGE_WRITE
    // An error is no news: the sync that decides reports it.
    (void)sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
#endif
}

void activity_ledger_random(void *bytes, size_t count) {
#ifdef __linux__
    char *place = bytes;
    while (count > 0) {
        const ssize_t got = getrandom(place, count, 0);
        if (got < 0 && errno != EINTR) abort();
        if (got > 0) {
            place += got;
            count -= (size_t)got;
        }
    }
#else
    arc4random_buf(bytes, count);
#endif
}

const char *activity_ledger_temporary_directory(void) {
    const char *named = getenv("TMPDIR");
    return named && *named ? named : "/tmp";
}
