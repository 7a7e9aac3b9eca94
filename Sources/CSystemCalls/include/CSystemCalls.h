#pragma once

#include <stdint.h>

// Calls of the system that Swift's view of the C library leaves out.

/// Begins to write a range of a file to the disk, and does not wait for it (sync_file_range(2), which glibc keeps behind
/// _GNU_SOURCE). Does nothing where there is no such call.
void activity_ledger_begin_writing(int descriptor, int64_t offset, int64_t count);
