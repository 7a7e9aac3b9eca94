#include "PrivateKeys.h"

#ifdef __linux__

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "KeyFunctions.h"

#define BIO_CONTROL_INFO 3

// What encrypts a key file: OWASP's advice for scrypt in 16 MiB, half of what libcrypto allows by itself. Reading the file
// takes a third of a second.
#define SCRYPT_N 16384
#define SCRYPT_R 8
#define SCRYPT_P 5
#define SALT_BYTES 16

static bool write_encrypted(void *bio, void *info, const uint8_t *passphrase, size_t length) {
    if (length > INT_MAX) return false;
    // Salt and initialisation vector are drawn from the random source when none are given.
    void *algorithm = clibcrypto.PKCS5_pbe2_set_scrypt(
        clibcrypto.EVP_aes_256_cbc(), NULL, SALT_BYTES, NULL, SCRYPT_N, SCRYPT_R, SCRYPT_P);
    if (algorithm == NULL) return false;
    void *encrypted = clibcrypto.PKCS8_set0_pbe((const char *)passphrase, (int)length, info, algorithm);
    if (encrypted == NULL) {
        // Only a success takes it over.
        clibcrypto.X509_ALGOR_free(algorithm);
        return false;
    }
    bool is_written = clibcrypto.PEM_write_bio_PKCS8(bio, encrypted) == 1;
    clibcrypto.X509_SIG_free(encrypted);
    return is_written;
}

uint8_t *clibcrypto_private_key_write(
    const CLibCryptoPrivateKey *key, const uint8_t *passphrase, size_t passphrase_length, size_t *length) {
    uint8_t *copy = NULL;
    void *bio = clibcrypto.BIO_new(clibcrypto.BIO_s_mem());
    void *info = clibcrypto.EVP_PKEY2PKCS8(key);
    bool is_written = bio != NULL && info != NULL
        && (passphrase != NULL ? write_encrypted(bio, info, passphrase, passphrase_length)
                               : clibcrypto.PEM_write_bio_PKCS8_PRIV_KEY_INFO(bio, info) == 1);
    if (is_written) {
        char *bytes = NULL;
        long count = clibcrypto.BIO_ctrl(bio, BIO_CONTROL_INFO, 0, &bytes);
        if (count > 0 && bytes != NULL && (copy = malloc((size_t)count)) != NULL) {
            memcpy(copy, bytes, (size_t)count);
            *length = (size_t)count;
        }
    }
    // libcrypto wipes both.
    clibcrypto.PKCS8_PRIV_KEY_INFO_free(info);
    clibcrypto.BIO_free(bio);
    clibcrypto.ERR_clear_error();
    return copy;
}

typedef struct {
    const uint8_t *bytes;
    size_t length;
    bool was_asked_for;
} Passphrase;

static int give_passphrase(char *buffer, int capacity, int is_writing, void *argument) {
    (void)is_writing;
    Passphrase *passphrase = argument;
    passphrase->was_asked_for = true;
    if (passphrase->bytes == NULL || capacity < 0 || passphrase->length > (size_t)capacity) return -1;
    memcpy(buffer, passphrase->bytes, passphrase->length);
    return (int)passphrase->length;
}

CLibCryptoReading clibcrypto_private_key_read(
    const uint8_t *pem, size_t length, const uint8_t *passphrase, size_t passphrase_length,
    CLibCryptoPrivateKey **key) {
    if (!clibcrypto_load() || length > INT_MAX) return clibcrypto_read_unavailable;
    void *bio = clibcrypto.BIO_new_mem_buf(pem, (int)length);
    if (bio == NULL) return clibcrypto_read_unavailable;
    Passphrase given = {passphrase, passphrase_length, false};
    void *found = clibcrypto.PEM_read_bio_PrivateKey(bio, NULL, give_passphrase, &given);
    clibcrypto.BIO_free(bio);
    clibcrypto.ERR_clear_error();
    if (found == NULL) return given.was_asked_for ? clibcrypto_read_wrong_passphrase : clibcrypto_read_malformed;
    if (clibcrypto.EVP_PKEY_is_a(found, "ED25519") != 1) {
        clibcrypto.EVP_PKEY_free(found);
        return clibcrypto_read_other_kind;
    }
    *key = found;
    return clibcrypto_read;
}

void clibcrypto_wipe_and_free(uint8_t *bytes, size_t length) {
    clibcrypto.OPENSSL_cleanse(bytes, length);
    free(bytes);
}

#endif
