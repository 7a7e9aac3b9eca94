#include "PrivateKeys.h"

#ifdef __linux__

#include "KeyFunctions.h"

// What EVP_PKEY is to us. libcrypto wipes the private part when it frees one.
struct CLibCryptoPrivateKey {
    char is_opaque;
};

bool clibcrypto_has_keys(void) {
    return clibcrypto_load();
}

CLibCryptoPrivateKey *clibcrypto_ed25519_generate(void) {
    return clibcrypto_load() ? clibcrypto.EVP_PKEY_Q_keygen(NULL, NULL, "ED25519") : NULL;
}

void clibcrypto_private_key_free(CLibCryptoPrivateKey *key) {
    clibcrypto.EVP_PKEY_free(key);
}

bool clibcrypto_ed25519_public_key(const CLibCryptoPrivateKey *key, uint8_t *public_key) {
    size_t length = CLIBCRYPTO_ED25519_PUBLIC_KEY_BYTES;
    return clibcrypto.EVP_PKEY_get_raw_public_key(key, public_key, &length) == 1
        && length == CLIBCRYPTO_ED25519_PUBLIC_KEY_BYTES;
}

bool clibcrypto_ed25519_sign(
    const CLibCryptoPrivateKey *key, const uint8_t *message, size_t length, uint8_t *signature) {
    void *context = clibcrypto.EVP_MD_CTX_new();
    size_t signature_length = CLIBCRYPTO_ED25519_SIGNATURE_BYTES;
    // Ed25519 hashes by itself, and takes no digest.
    bool is_signed = context != NULL && clibcrypto.EVP_DigestSignInit(context, NULL, NULL, NULL, (void *)key) == 1
        && clibcrypto.EVP_DigestSign(context, signature, &signature_length, message, length) == 1
        && signature_length == CLIBCRYPTO_ED25519_SIGNATURE_BYTES;
    clibcrypto.EVP_MD_CTX_free(context);
    clibcrypto.ERR_clear_error();
    return is_signed;
}

bool clibcrypto_ed25519_verify(
    const uint8_t *public_key, const uint8_t *message, size_t length, const uint8_t *signature) {
    if (!clibcrypto_load()) return false;
    void *key = clibcrypto.EVP_PKEY_new_raw_public_key_ex(
        NULL, "ED25519", NULL, public_key, CLIBCRYPTO_ED25519_PUBLIC_KEY_BYTES);
    void *context = clibcrypto.EVP_MD_CTX_new();
    bool is_valid = key != NULL && context != NULL
        && clibcrypto.EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1
        && clibcrypto.EVP_DigestVerify(context, signature, CLIBCRYPTO_ED25519_SIGNATURE_BYTES, message, length) == 1;
    clibcrypto.EVP_MD_CTX_free(context);
    clibcrypto.EVP_PKEY_free(key);
    clibcrypto.ERR_clear_error();
    return is_valid;
}

#endif
