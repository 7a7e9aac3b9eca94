#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Checks of signatures with public keys, and the digests they are over, by the libcrypto of OpenSSL 3, loaded when it is
// first asked for.

#ifdef __linux__

/// What came of checking a signature.
typedef enum {
    /// The key made it over these bytes.
    CLIBCRYPTO_SIGNATURE_VALID,
    /// It did not.
    CLIBCRYPTO_SIGNATURE_INVALID,
    /// There was no memory, or libcrypto does not know the algorithm.
    CLIBCRYPTO_SIGNATURE_UNCHECKED,
} CLibCryptoVerdict;

/// A public key, with the working memory that one thread checks its signatures with, again and again.
typedef struct CLibCryptoPublicKey CLibCryptoPublicKey;

/// Reads a key from its SubjectPublicKeyInfo in DER (RFC 5280, section 4.1); NULL where libcrypto finds it to be none (a
/// point beside its curve), where there is no libcrypto.so.3, or no memory.
CLibCryptoPublicKey *_Nullable clibcrypto_public_key_new(const uint8_t *_Nonnull der, size_t length);

/// Gives its memory back.
void clibcrypto_public_key_free(CLibCryptoPublicKey *_Nonnull key);

/// Checks a signature over `message`. `digest` names the message's digest as libcrypto calls it, NULL for Ed25519, which
/// has its own. RSA is with the padding of PKCS #1, version 1.5; ECDSA's signature is in DER.
CLibCryptoVerdict clibcrypto_public_key_check(
    CLibCryptoPublicKey *_Nonnull key, const char *_Nullable digest, const uint8_t *_Nonnull signature,
    size_t signature_length, const uint8_t *_Nonnull message, size_t message_length);

/// Digests `length` bytes of `data`, which may be NULL without any, by the algorithm that libcrypto calls `name`. Returns
/// whether that gave the `digest_length` bytes there is room for.
bool clibcrypto_digest(
    const char *_Nonnull name, const void *_Nullable data, size_t length, uint8_t *_Nonnull digest,
    size_t digest_length);

#endif
