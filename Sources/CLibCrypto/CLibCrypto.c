#include "CLibCrypto.h"

#include "Library.h"

#ifdef __linux__

#include <pthread.h>
#include <stdlib.h>

// The functions as <openssl/evp.h> of OpenSSL 3 declares them. Its binary interface stays the same as long as the library
// is called libcrypto.so.3, so nothing of it is needed to build.

static struct {
    void *(*fetch)(void *library, const char *algorithm, const char *properties);
    void (*algorithm_free)(void *algorithm);
    void *(*context_new)(void);
    void (*context_free)(void *context);
    int (*init)(void *context, const void *algorithm, const void *parameters);
    int (*update)(void *context, const void *data, size_t length);
    int (*final)(void *context, unsigned char *digest, unsigned int *length);
} libcrypto;

static bool is_loaded;

static void load(void) {
    is_loaded = clibcrypto_find("EVP_MD_fetch", &libcrypto.fetch)
        && clibcrypto_find("EVP_MD_free", &libcrypto.algorithm_free)
        && clibcrypto_find("EVP_MD_CTX_new", &libcrypto.context_new)
        && clibcrypto_find("EVP_MD_CTX_free", &libcrypto.context_free)
        && clibcrypto_find("EVP_DigestInit_ex2", &libcrypto.init)
        && clibcrypto_find("EVP_DigestUpdate", &libcrypto.update)
        && clibcrypto_find("EVP_DigestFinal_ex", &libcrypto.final);
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
