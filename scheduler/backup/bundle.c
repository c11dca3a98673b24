/* Reads key files into a bundle, and makes key files of one. For backup.c and restore.c. Nothing of
 * a key is left on the stack. */
#include "scheduler/backup/bundle.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "common/base64url.h"
#include "scheduler/backup/flow.h"

enum err bundle_place_add(struct bundle_places *places, const char *name, const char *path,
        bool is_public, struct error *error)
{
    if (path[0] == '\0')
        return ERR_OK;
    struct bundle_place *place = &places->places[places->count];
    if (places->count == BUNDLE_KEYS_MAX || strlen(path) >= sizeof(place->path) ||
            strlen(name) >= sizeof(place->name))
        return error_set(error, ERR_LIMIT, name, "too many key files, or too long a path");
    *place = (struct bundle_place){.is_public = is_public};
    snprintf(place->name, sizeof(place->name), "%s", name);
    snprintf(place->path, sizeof(place->path), "%s", path);
    places->count++;
    return ERR_OK;
}

/* --- from files ----------------------------------------------------------------------------- */

static enum err file_read(
        const char *path, uint8_t ret_bytes[BUNDLE_FILE_MAX], size_t *ret_len, struct error *error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set(error, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, path, "cannot open: %s",
                strerror(errno));
    enum err err = flow_read(fd, ret_bytes, BUNDLE_FILE_MAX, ret_len);
    close(fd);
    return err ? error_set(error, err, path, "cannot be read, or is no key file") : ERR_OK;
}

static enum err line_add(const struct bundle_place *place, char text[BUNDLE_TEXT_MAX], size_t *len,
        struct error *error)
{
    uint8_t bytes[BUNDLE_FILE_MAX];
    char encoded[BASE64URL_SIZE(BUNDLE_FILE_MAX)];
    size_t count = 0;
    enum err err = file_read(place->path, bytes, &count, error);
    if (!err) {
        base64url_encode(bytes, count, encoded, sizeof(encoded));
        size_t left = BUNDLE_TEXT_MAX - *len;
        int added = snprintf(text + *len, left, "%s %s\n", place->name, encoded);
        err = added < (int)left ? ERR_OK : ERR_LIMIT;
        *len += err ? 0 : (size_t)added;
    }
    explicit_bzero(bytes, sizeof(bytes));
    explicit_bzero(encoded, sizeof(encoded));
    return err;
}

enum err bundle_write(const struct bundle_places *places, char ret_text[BUNDLE_TEXT_MAX],
        size_t *ret_len, struct error *error)
{
    size_t len = 0;
    enum err err = ERR_OK;
    for (size_t i = 0; i < places->count && !err; i++)
        err = line_add(&places->places[i], ret_text, &len, error);
    *ret_len = len;
    return err;
}

/* --- to files ------------------------------------------------------------------------------- */

static enum err file_make(struct bundle_place *place, const uint8_t *bytes, size_t len)
{
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    int fd = open(place->path, flags, place->is_public ? 0644 : 0600);
    if (fd < 0)
        return errno == EEXIST ? ERR_OK : ERR_IO;
    place->is_made = true;
    enum err err = flow_write(fd, bytes, len);
    if (!err && fsync(fd) != 0)
        err = ERR_IO;
    close(fd);
    return err;
}

static struct bundle_place *place_find(struct bundle_places *places, const char *name, size_t len)
{
    for (size_t i = 0; i < places->count; i++) {
        struct bundle_place *place = &places->places[i];
        if (strlen(place->name) == len && memcmp(place->name, name, len) == 0)
            return place;
    }
    return NULL;
}

static enum err line_install(
        struct bundle_places *places, const char *line, size_t len, struct error *error)
{
    uint8_t bytes[BUNDLE_FILE_MAX];
    size_t count = 0;
    const char *blank = memchr(line, ' ', len);
    if (!blank)
        return error_set(error, ERR_INPUT, "keys", "is no file of keys");
    struct bundle_place *place = place_find(places, line, (size_t)(blank - line));
    if (!place)
        return ERR_OK;
    size_t left = len - (size_t)(blank + 1 - line);
    enum err err = base64url_decode(blank + 1, left, bytes, sizeof(bytes), &count);
    if (err)
        error_set(error, err, "keys", "is no file of keys");
    else if ((err = file_make(place, bytes, count)))
        error_set(error, err, place->path, "cannot be written: %s", strerror(errno));
    explicit_bzero(bytes, sizeof(bytes));
    return err;
}

enum err bundle_install(
        struct bundle_places *places, const char *text, size_t len, struct error *error)
{
    enum err err = ERR_OK;
    for (size_t at = 0; at < len && !err;) {
        const char *end = memchr(text + at, '\n', len - at);
        size_t line_len = end ? (size_t)(end - text) - at : len - at;
        err = line_install(places, text + at, line_len, error);
        at += line_len + 1;
    }
    return err;
}

void bundle_remove(struct bundle_places *places)
{
    for (size_t i = 0; i < places->count; i++) {
        if (places->places[i].is_made)
            unlink(places->places[i].path);
        places->places[i].is_made = false;
    }
}
