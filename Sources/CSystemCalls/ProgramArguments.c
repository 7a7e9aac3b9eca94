#include "CSystemCalls.h"

// Which C library it is, its headers tell.
#include <stdlib.h>

static char **arguments;

#if defined(__GLIBC__) || defined(__APPLE__)
// Both give constructors what main gets; the C standard knows nothing of it, nor does musl.
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
    (void)count;
    arguments = values;
}
#endif

char *_Nullable const *_Nullable activity_ledger_arguments(void) {
    return arguments;
}
