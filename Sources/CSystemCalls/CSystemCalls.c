#define _GNU_SOURCE
#include "CSystemCalls.h"

#include <fcntl.h>
#include <stdlib.h>

void activity_ledger_begin_writing(int descriptor, int64_t offset, int64_t count) {
#ifdef SYNC_FILE_RANGE_WRITE
    // An error is no news: the sync that decides reports it.
    (void)sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
#endif
}

const char *activity_ledger_temporary_directory(void) {
    const char *named = getenv("TMPDIR");
    return named && *named ? named : "/tmp";
}
