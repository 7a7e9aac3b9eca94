#include "CLibCrypto.h"

#ifdef __linux__

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>

// The functions as <openssl/evp.h> and <openssl/crypto.h> of OpenSSL 3 declare them. Its binary interface stays the same
// as long as the library is called libcrypto.so.3, so nothing of it is needed to build.

#define INIT_NO_LOAD_CONFIG 0x00000080L

static struct {
    int (*init_crypto)(uint64_t options, const void *settings);
    void *(*fetch)(void *library, const char *algorithm, const char *properties);
    void (*algorithm_free)(void *algorithm);
    void *(*context_new)(void);
    void (*context_free)(void *context);
    int (*init)(void *context, const void *algorithm, const void *parameters);
    int (*update)(void *context, const void *data, size_t length);
    int (*final)(void *context, unsigned char *digest, unsigned int *length);
} libcrypto;

static bool is_loaded;

static bool find(void *library, const char *name, void *function) {
    return (*(void **)function = dlsym(library, name)) != NULL;
}

// Never unloaded: it registers what it does when the process ends.
static void load(void) {
    void *library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    is_loaded = library != NULL && find(library, "OPENSSL_init_crypto", &libcrypto.init_crypto)
        && find(library, "EVP_MD_fetch", &libcrypto.fetch) && find(library, "EVP_MD_free", &libcrypto.algorithm_free)
        && find(library, "EVP_MD_CTX_new", &libcrypto.context_new)
        && find(library, "EVP_MD_CTX_free", &libcrypto.context_free)
        && find(library, "EVP_DigestInit_ex2", &libcrypto.init)
        && find(library, "EVP_DigestUpdate", &libcrypto.update)
        && find(library, "EVP_DigestFinal_ex", &libcrypto.final);
    // Without this, it reads openssl.cnf at start, which takes longer than recording an entry.
    if (is_loaded) libcrypto.init_crypto(INIT_NO_LOAD_CONFIG, NULL);
}

struct CLibCryptoSHA256 {
    void *context;
    void *algorithm;
};

CLibCryptoSHA256 *clibcrypto_sha256_new(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (pthread_once(&once, load) != 0 || !is_loaded) return NULL;
    CLibCryptoSHA256 *sha256 = calloc(1, sizeof *sha256);
    if (sha256 == NULL) return NULL;
    sha256->context = libcrypto.context_new();
    sha256->algorithm = libcrypto.fetch(NULL, "SHA256", NULL);
    if (sha256->context == NULL || sha256->algorithm == NULL) {
        clibcrypto_sha256_free(sha256);
        return NULL;
    }
    return sha256;
}

void clibcrypto_sha256_free(CLibCryptoSHA256 *sha256) {
    // Both take NULL.
    libcrypto.context_free(sha256->context);
    libcrypto.algorithm_free(sha256->algorithm);
    free(sha256);
}

bool clibcrypto_sha256(
    CLibCryptoSHA256 *sha256, const uint8_t *prefix, const void *data, size_t length, uint8_t *digest) {
    return libcrypto.init(sha256->context, sha256->algorithm, NULL) == 1
        && (prefix == NULL || libcrypto.update(sha256->context, prefix, 1) == 1)
        && libcrypto.update(sha256->context, data, length) == 1
        && libcrypto.final(sha256->context, digest, NULL) == 1;
}

#endif
