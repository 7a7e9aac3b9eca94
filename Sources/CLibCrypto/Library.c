#include "Library.h"

#ifdef __linux__

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stddef.h>

#define INIT_NO_LOAD_CONFIG 0x00000080L

static void *library;

static bool find(const char *name, void *function) {
    return (*(void **)function = dlsym(library, name)) != NULL;
}

// Never unloaded: it registers what it does when the process ends.
static void load(void) {
    library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return;
    int (*init_crypto)(uint64_t options, const void *settings);
    // Without this, it reads openssl.cnf at start, which takes longer than recording an entry.
    if (find("OPENSSL_init_crypto", &init_crypto)) init_crypto(INIT_NO_LOAD_CONFIG, NULL);
}

bool clibcrypto_find(const char *name, void *function) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    return pthread_once(&once, load) == 0 && library != NULL && find(name, function);
}

#endif
