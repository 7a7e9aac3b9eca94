#include "KeyFunctions.h"

#ifdef __linux__

#include "Library.h"

#include <pthread.h>

struct CLibCryptoFunctions clibcrypto;

static bool is_loaded;

static void load(void) {
#define FIND(name) clibcrypto_find(#name, &clibcrypto.name)
    is_loaded = FIND(OPENSSL_cleanse) && FIND(ERR_clear_error) && FIND(EVP_PKEY_Q_keygen)
        && FIND(EVP_PKEY_free) && FIND(EVP_PKEY_is_a) && FIND(EVP_PKEY_get_raw_public_key)
        && FIND(EVP_PKEY_new_raw_public_key_ex) && FIND(EVP_MD_CTX_new) && FIND(EVP_MD_CTX_free)
        && FIND(EVP_DigestSignInit) && FIND(EVP_DigestSign) && FIND(EVP_DigestVerifyInit) && FIND(EVP_DigestVerify)
        && FIND(EVP_PKEY2PKCS8) && FIND(PKCS8_PRIV_KEY_INFO_free) && FIND(EVP_aes_256_cbc)
        && FIND(PKCS5_pbe2_set_scrypt) && FIND(PKCS8_set0_pbe) && FIND(X509_ALGOR_free) && FIND(X509_SIG_free)
        && FIND(BIO_s_mem) && FIND(BIO_new) && FIND(BIO_new_mem_buf) && FIND(BIO_ctrl) && FIND(BIO_free)
        && FIND(PEM_write_bio_PKCS8) && FIND(PEM_write_bio_PKCS8_PRIV_KEY_INFO) && FIND(PEM_read_bio_PrivateKey);
#undef FIND
}

bool clibcrypto_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    return pthread_once(&once, load) == 0 && is_loaded;
}

#endif
