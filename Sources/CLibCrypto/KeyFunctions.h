#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What of libcrypto keys and their files need. The functions as OpenSSL 3's headers declare them; see CLibCrypto.h for why
// they are found at run time.

#ifdef __linux__

typedef int PassphraseCallback(char *buffer, int capacity, int is_writing, void *passphrase);

extern struct CLibCryptoFunctions {
    void (*OPENSSL_cleanse)(void *bytes, size_t length);
    void (*ERR_clear_error)(void);
    void *(*EVP_PKEY_Q_keygen)(void *library, const char *properties, const char *type, ...);
    void (*EVP_PKEY_free)(void *key);
    int (*EVP_PKEY_is_a)(const void *key, const char *type);
    int (*EVP_PKEY_get_raw_public_key)(const void *key, unsigned char *bytes, size_t *length);
    void *(*EVP_PKEY_new_raw_public_key_ex)(
        void *library, const char *type, const char *properties, const unsigned char *bytes, size_t length);
    void *(*EVP_MD_CTX_new)(void);
    void (*EVP_MD_CTX_free)(void *context);
    int (*EVP_DigestSignInit)(void *context, void **key_context, const void *digest, void *engine, void *key);
    int (*EVP_DigestSign)(
        void *context, unsigned char *signature, size_t *signature_length, const unsigned char *data, size_t length);
    int (*EVP_DigestVerifyInit)(void *context, void **key_context, const void *digest, void *engine, void *key);
    int (*EVP_DigestVerify)(
        void *context, const unsigned char *signature, size_t signature_length, const unsigned char *data,
        size_t length);
    void *(*EVP_PKEY2PKCS8)(const void *key);
    void (*PKCS8_PRIV_KEY_INFO_free)(void *info);
    const void *(*EVP_aes_256_cbc)(void);
    void *(*PKCS5_pbe2_set_scrypt)(
        const void *cipher, const unsigned char *salt, int salt_length, unsigned char *vector, uint64_t n, uint64_t r,
        uint64_t p);
    void *(*PKCS8_set0_pbe)(const char *passphrase, int length, void *info, void *algorithm);
    void (*X509_ALGOR_free)(void *algorithm);
    void (*X509_SIG_free)(void *encrypted);
    const void *(*BIO_s_mem)(void);
    void *(*BIO_new)(const void *method);
    void *(*BIO_new_mem_buf)(const void *bytes, int length);
    long (*BIO_ctrl)(void *bio, int command, long number, void *pointer);
    int (*BIO_free)(void *bio);
    int (*PEM_write_bio_PKCS8)(void *bio, const void *encrypted);
    int (*PEM_write_bio_PKCS8_PRIV_KEY_INFO)(void *bio, const void *info);
    void *(*PEM_read_bio_PrivateKey)(void *bio, void **key, PassphraseCallback *callback, void *passphrase);
} clibcrypto;

/// Finds them, the first time. Whether all are there.
bool clibcrypto_load(void);

#endif
