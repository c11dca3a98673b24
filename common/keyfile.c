/* Makes and reads key files, at start only. A secret that others on the machine may read is
 * refused, so that a careless copy is noticed on the first day. */
#include "common/keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base64url.h"

enum { KEY_BYTES = 32, LINE_SIZE = 128, SECRET_MODE = 0600, PUBLIC_MODE = 0644 };

static bool is_kid(const char *kid)
{
    size_t len = strspn(kid, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return len > 0 && len < KEY_ID_SIZE && kid[len] == '\0';
}

/* --- making -------------------------------------------------------------------------------- */

static bool write_whole(int fd, const char *text, size_t len)
{
    return write(fd, text, len) == (ssize_t)len && fsync(fd) == 0;
}

static enum err write_key(const char *path, mode_t mode, const char *kid,
        const uint8_t key[KEY_BYTES], struct error *error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0 && errno == EEXIST)
        return error_set(error, ERR_CONFLICT, path, "the file is there already");
    if (fd < 0)
        return error_set(error, ERR_IO, path, "cannot make the file: %s", strerror(errno));
    char line[LINE_SIZE];
    char encoded[BASE64URL_SIZE(KEY_BYTES)];
    base64url_encode(key, KEY_BYTES, encoded, sizeof(encoded));
    int len = snprintf(line, sizeof(line), "%s %s\n", kid, encoded);
    bool is_written = write_whole(fd, line, (size_t)len);
    sodium_memzero(line, sizeof(line));
    sodium_memzero(encoded, sizeof(encoded));
    close(fd);
    if (is_written)
        return ERR_OK;
    unlink(path);
    return error_set(error, ERR_IO, path, "cannot write the file");
}

enum err keyfile_make_signing(const char *path, const char *kid, struct error *error)
{
    char public_path[4096];
    int len = snprintf(public_path, sizeof(public_path), "%s.pub", path);
    if (!is_kid(kid) || len < 0 || (size_t)len >= sizeof(public_path))
        return error_set(error, ERR_INPUT, "kid", "use 1 to 16 of a-z, 0-9 and -");
    uint8_t seed[crypto_sign_SEEDBYTES];
    uint8_t public[crypto_sign_PUBLICKEYBYTES];
    uint8_t secret[crypto_sign_SECRETKEYBYTES];
    randombytes_buf(seed, sizeof(seed));
    crypto_sign_seed_keypair(public, secret, seed);
    enum err err = write_key(path, SECRET_MODE, kid, seed, error);
    if (!err) {
        err = write_key(public_path, PUBLIC_MODE, kid, public, error);
        if (err)
            unlink(path);
    }
    sodium_memzero(seed, sizeof(seed));
    sodium_memzero(secret, sizeof(secret));
    return err;
}

enum err keyfile_make_secret(const char *path, const char *kid, struct error *error)
{
    if (!is_kid(kid))
        return error_set(error, ERR_INPUT, "kid", "use 1 to 16 of a-z, 0-9 and -");
    uint8_t secret[KEY_BYTES];
    randombytes_buf(secret, sizeof(secret));
    enum err err = write_key(path, SECRET_MODE, kid, secret, error);
    sodium_memzero(secret, sizeof(secret));
    return err;
}

/* --- reading ------------------------------------------------------------------------------- */

/* Reads the one line without its end. is_secret: nobody but the owner may have access. */
static enum err read_line(
        const char *path, bool is_secret, char *line, size_t size, struct error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT)
        return error_set(error, ERR_NOT_FOUND, path, "the file is not there");
    struct stat info = {0};
    if (fd < 0 || fstat(fd, &info) != 0) {
        enum err err = error_set(error, ERR_IO, path, "cannot open: %s", strerror(errno));
        if (fd >= 0)
            close(fd);
        return err;
    }
    ssize_t len = read(fd, line, size - 1);
    close(fd);
    if (is_secret && (info.st_mode & 077) != 0)
        return error_set(error, ERR_FORBIDDEN, path, "others may read this secret: chmod 600 it");
    if (len <= 0)
        return error_set(error, ERR_IO, path, "cannot read the file, or it is empty");
    line[len] = '\0';
    line[strcspn(line, "\r\n")] = '\0';
    return ERR_OK;
}

static enum err split_line(const char *line, char ret_kid[KEY_ID_SIZE], uint8_t ret_key[KEY_BYTES])
{
    const char *space = strchr(line, ' ');
    if (!space || space - line >= KEY_ID_SIZE)
        return ERR_INPUT;
    char kid[KEY_ID_SIZE] = "";
    memcpy(kid, line, (size_t)(space - line));
    size_t len = 0;
    if (!is_kid(kid) || base64url_decode(space + 1, strlen(space + 1), ret_key, KEY_BYTES, &len) ||
            len != KEY_BYTES)
        return ERR_INPUT;
    memcpy(ret_kid, kid, sizeof(kid));
    return ERR_OK;
}

static enum err read_key(const char *path, bool is_secret, char ret_kid[KEY_ID_SIZE],
        uint8_t ret_key[KEY_BYTES], struct error *error)
{
    char line[LINE_SIZE];
    enum err err = read_line(path, is_secret, line, sizeof(line), error);
    if (!err && split_line(line, ret_kid, ret_key) != ERR_OK)
        err = error_set(error, ERR_INPUT, path, "is not one line: key id, blank, base64url");
    sodium_memzero(line, sizeof(line));
    return err;
}

enum err keyfile_read_signing(const char *path, struct signing_key *ret_key, struct error *error)
{
    struct signing_key key = {.kid = ""};
    uint8_t seed[crypto_sign_SEEDBYTES];
    uint8_t public[crypto_sign_PUBLICKEYBYTES];
    enum err err = read_key(path, true, key.kid, seed, error);
    if (!err) {
        crypto_sign_seed_keypair(public, key.secret, seed);
        *ret_key = key;
    }
    sodium_memzero(seed, sizeof(seed));
    sodium_memzero(&key, sizeof(key));
    return err;
}

enum err keyfile_read_public(const char *path, struct verify_key *ret_key, struct error *error)
{
    struct verify_key key = {.kid = ""};
    enum err err = read_key(path, false, key.kid, key.public, error);
    if (!err)
        *ret_key = key;
    return err;
}

enum err keyfile_read_secret(
        const char *path, char ret_kid[KEY_ID_SIZE], uint8_t ret_secret[32], struct error *error)
{
    char kid[KEY_ID_SIZE] = "";
    uint8_t secret[KEY_BYTES];
    enum err err = read_key(path, true, kid, secret, error);
    if (!err) {
        memcpy(ret_kid, kid, sizeof(kid));
        memcpy(ret_secret, secret, sizeof(secret));
    }
    sodium_memzero(secret, sizeof(secret));
    return err;
}

enum err keyfile_read_password(
        const char *path, char ret_password[KEYFILE_PASSWORD_SIZE], struct error *error)
{
    char line[KEYFILE_PASSWORD_SIZE + 2]; /* one more than fits, and its end */
    enum err err = read_line(path, true, line, sizeof(line), error);
    size_t len = err ? 0 : strlen(line);
    if (!err && (len == 0 || len >= KEYFILE_PASSWORD_SIZE))
        err = error_set(error, ERR_INPUT, path, "must be one line of 1 to %d characters",
                KEYFILE_PASSWORD_SIZE - 1);
    if (!err)
        memcpy(ret_password, line, len + 1);
    sodium_memzero(line, sizeof(line));
    return err;
}
