// The part of the system's OpenSSL this project uses: message digests and base64.
#include <openssl/crypto.h>
#include <openssl/evp.h>
