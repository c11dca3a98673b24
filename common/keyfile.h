/* Key files: one line `KID BASE64URL` (32 bytes: seed, public key or secret). Used at start only;
 * blocks. Reading gives ERR_NOT_FOUND: no such file; ERR_FORBIDDEN: a secret that is not mode 0600;
 * ERR_INPUT: not of the form; ERR_IO. The error's field is the path. */
#ifndef PORCHLIGHT_COMMON_KEYFILE_H
#define PORCHLIGHT_COMMON_KEYFILE_H

#include "common/error.h"
#include "common/token.h"

/* Makes PATH (secret) and PATH.pub; ERR_CONFLICT if PATH is there already. */
enum err keyfile_make_signing(const char *path, const char *kid, struct error *error);

/* Makes PATH with 32 random bytes. ERR_CONFLICT as above. */
enum err keyfile_make_secret(const char *path, const char *kid, struct error *error);

enum err keyfile_read_signing(const char *path, struct signing_key *ret_key, struct error *error);
enum err keyfile_read_public(const char *path, struct verify_key *ret_key, struct error *error);
enum err keyfile_read_secret(
        const char *path, char ret_kid[KEY_ID_SIZE], uint8_t ret_secret[32], struct error *error);

/* A password or token of somebody else's: the file's first line as it stands. */
enum { KEYFILE_PASSWORD_SIZE = 256 };
enum err keyfile_read_password(
        const char *path, char ret_password[KEYFILE_PASSWORD_SIZE], struct error *error);

#endif
