#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Ed25519 keys and signatures (RFC 8032), and their files (PKCS#8 in PEM), by the libcrypto of OpenSSL 3, loaded when it is
// first asked for.

#ifdef __linux__

#define CLIBCRYPTO_ED25519_PUBLIC_KEY_BYTES 32
#define CLIBCRYPTO_ED25519_SIGNATURE_BYTES 64

/// Whether there is a libcrypto.so.3 that has all of this.
bool clibcrypto_has_keys(void);

/// A private key. The memory it is in is wiped when it is freed.
typedef struct CLibCryptoPrivateKey CLibCryptoPrivateKey;

/// Makes a new key from the system's random source; NULL where that cannot be done, or there is no libcrypto.so.3.
CLibCryptoPrivateKey *_Nullable clibcrypto_ed25519_generate(void);

/// Wipes it and gives its memory back.
void clibcrypto_private_key_free(CLibCryptoPrivateKey *_Nonnull key);

/// Writes the public key that belongs to it, 32 bytes.
bool clibcrypto_ed25519_public_key(const CLibCryptoPrivateKey *_Nonnull key, uint8_t *_Nonnull public_key);

/// Writes the signature of a message, 64 bytes.
bool clibcrypto_ed25519_sign(
    const CLibCryptoPrivateKey *_Nonnull key, const uint8_t *_Nullable message, size_t length,
    uint8_t *_Nonnull signature);

/// Whether 64 bytes are the signature of a message by whoever has the private key of a public one of 32 bytes.
bool clibcrypto_ed25519_verify(
    const uint8_t *_Nonnull public_key, const uint8_t *_Nullable message, size_t length,
    const uint8_t *_Nonnull signature);

/// A key as a PEM text: with a passphrase, an ENCRYPTED PRIVATE KEY (PBES2: scrypt, AES-256-CBC); without, when that is
/// NULL, a PRIVATE KEY. Returns NULL when that cannot be done; else `length` bytes, to be given to clibcrypto_wipe_and_free.
uint8_t *_Nullable clibcrypto_private_key_write(
    const CLibCryptoPrivateKey *_Nonnull key, const uint8_t *_Nullable passphrase, size_t passphrase_length,
    size_t *_Nonnull length);

/// What reading a private key can come to.
typedef enum {
    clibcrypto_read,
    /// There is no libcrypto.so.3, or no memory.
    clibcrypto_read_unavailable,
    /// No PEM of a private key.
    clibcrypto_read_malformed,
    /// It is encrypted, and the passphrase is missing, or not the one.
    clibcrypto_read_wrong_passphrase,
    /// A key of another kind.
    clibcrypto_read_other_kind,
} CLibCryptoReading;

/// Reads the first private key in a PEM text. Never asks anybody for a passphrase.
CLibCryptoReading clibcrypto_private_key_read(
    const uint8_t *_Nonnull pem, size_t length, const uint8_t *_Nullable passphrase, size_t passphrase_length,
    CLibCryptoPrivateKey *_Nullable *_Nonnull key);

/// Wipes what clibcrypto_private_key_write returned, and gives its memory back.
void clibcrypto_wipe_and_free(uint8_t *_Nonnull bytes, size_t length);

#endif
