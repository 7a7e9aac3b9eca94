#pragma once

#include <stddef.h>
#include <stdint.h>

// Calls of the system that Swift's view of the C library leaves out.

/// Begins to write a range of a file to the disk, and does not wait for it (sync_file_range(2), which glibc keeps behind
/// _GNU_SOURCE). Does nothing where there is no such call.
void activity_ledger_begin_writing(int descriptor, int64_t offset, int64_t count);

/// Fills memory from the system's random source (getrandom(2)). Ends the process where there is none, as a program without
/// random numbers must not go on.
void activity_ledger_random(void *_Nonnull bytes, size_t count);

/// Where temporary files belong: what TMPDIR says, else /tmp. Empty, it says nothing.
const char *_Nonnull activity_ledger_temporary_directory(void);

/// The words the program was started with, the last followed by a null pointer; a null pointer where the system does not tell.
///
/// Swift reads them from /proc on Linux, and finds none where that is not mounted, as in a bare chroot.
char *_Nullable const *_Nullable activity_ledger_arguments(void);
