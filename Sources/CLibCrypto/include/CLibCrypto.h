#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "PublicKeys.h"

// SHA-256 (FIPS 180-4) by the libcrypto of OpenSSL 3, loaded when it is first asked for.
//
// Not linked: loading it with the program takes longer than recording an entry, and only a processor without SHA
// instructions needs it.

#ifdef __linux__

/// What one thread hashes with, again and again.
typedef struct CLibCryptoSHA256 CLibCryptoSHA256;

/// Makes one; NULL where there is no libcrypto.so.3, no SHA-256 in it, or no memory.
CLibCryptoSHA256 *_Nullable clibcrypto_sha256_new(void);

/// Gives its memory back.
void clibcrypto_sha256_free(CLibCryptoSHA256 *_Nonnull sha256);

/// Hashes `prefix`, unless that is NULL, and `length` bytes of `data`, which may be NULL without any, to 32 bytes at
/// `digest`. Returns whether that worked.
bool clibcrypto_sha256(
    CLibCryptoSHA256 *_Nonnull sha256, const uint8_t *_Nullable prefix, const void *_Nullable data, size_t length,
    uint8_t *_Nonnull digest);

#endif

#include "PrivateKeys.h"
#include "PublicKeys.h"
