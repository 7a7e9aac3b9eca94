#pragma once

/// Columns a terminal gives a Unicode scalar, by the C library's table: 0, 1 or 2, and -1 for what cannot be printed.
/// Swift's view of glibc leaves out wcwidth, which POSIX keeps behind _XOPEN_SOURCE.
int activity_ledger_display_width(unsigned int scalar);
