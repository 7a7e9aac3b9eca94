#include "PublicKeys.h"

#include "Library.h"

#ifdef __linux__

#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// The functions as <openssl/evp.h> and <openssl/x509.h> of OpenSSL 3 declare them.
static struct {
    void *(*read_key)(void **key, const unsigned char **der, long length);
    void (*key_free)(void *key);
    void *(*context_new)(void);
    int (*context_reset)(void *context);
    void (*context_free)(void *context);
    int (*init)(
        void *context, void **key_context, const char *digest, void *library, const char *properties, void *key,
        const void *parameters);
    int (*check)(
        void *context, const unsigned char *signature, size_t signature_length, const unsigned char *message,
        size_t message_length);
    int (*digest)(
        void *library, const char *name, const char *properties, const void *data, size_t length, unsigned char *digest,
        size_t *digest_length);
} libcrypto;

static bool is_loaded;

static void load_once(void) {
    is_loaded = clibcrypto_find("d2i_PUBKEY", &libcrypto.read_key)
        && clibcrypto_find("EVP_PKEY_free", &libcrypto.key_free)
        && clibcrypto_find("EVP_MD_CTX_new", &libcrypto.context_new)
        && clibcrypto_find("EVP_MD_CTX_reset", &libcrypto.context_reset)
        && clibcrypto_find("EVP_MD_CTX_free", &libcrypto.context_free)
        && clibcrypto_find("EVP_DigestVerifyInit_ex", &libcrypto.init)
        && clibcrypto_find("EVP_DigestVerify", &libcrypto.check)
        && clibcrypto_find("EVP_Q_digest", &libcrypto.digest);
}

static bool load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    return pthread_once(&once, load_once) == 0 && is_loaded;
}

struct CLibCryptoPublicKey {
    void *key;
    void *context;
};

CLibCryptoPublicKey *clibcrypto_public_key_new(const uint8_t *der, size_t length) {
    if (!load() || length > LONG_MAX) return NULL;
    CLibCryptoPublicKey *key = calloc(1, sizeof *key);
    if (key == NULL) return NULL;
    const unsigned char *end = der;
    key->key = libcrypto.read_key(NULL, &end, (long)length);
    key->context = libcrypto.context_new();
    if (key->key == NULL || key->context == NULL || end != der + length) {
        clibcrypto_public_key_free(key);
        return NULL;
    }
    return key;
}

void clibcrypto_public_key_free(CLibCryptoPublicKey *key) {
    // Both take NULL. The context first, which refers to the key.
    libcrypto.context_free(key->context);
    libcrypto.key_free(key->key);
    free(key);
}

CLibCryptoVerdict clibcrypto_public_key_check(
    CLibCryptoPublicKey *key, const char *digest, const uint8_t *signature, size_t signature_length,
    const uint8_t *message, size_t message_length) {
    // Afresh each time: a context that has checked once does not check again.
    if (libcrypto.context_reset(key->context) != 1
        || libcrypto.init(key->context, NULL, digest, NULL, NULL, key->key, NULL) != 1) {
        return CLIBCRYPTO_SIGNATURE_UNCHECKED;
    }
    // Below zero for a signature that is none at all.
    return libcrypto.check(key->context, signature, signature_length, message, message_length) == 1
        ? CLIBCRYPTO_SIGNATURE_VALID
        : CLIBCRYPTO_SIGNATURE_INVALID;
}

bool clibcrypto_digest(const char *name, const void *data, size_t length, uint8_t *digest, size_t digest_length) {
    // Longer than any of them: libcrypto takes no limit.
    uint8_t result[64];
    size_t result_length = 0;
    if (!load() || libcrypto.digest(NULL, name, NULL, data, length, result, &result_length) != 1) return false;
    if (result_length != digest_length) return false;
    memcpy(digest, result, digest_length);
    return true;
}

#endif
