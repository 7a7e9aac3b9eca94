#pragma once

#include <stdbool.h>

// The one loading of libcrypto.so.3 that all of this target shares.

#ifdef __linux__

/// Loads libcrypto when first asked, and puts the address of one of its functions at `function`, which points to a
/// pointer to a function. Returns whether there is such a function; any thread may ask.
bool clibcrypto_find(const char *name, void *function);

#endif
