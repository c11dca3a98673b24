/* The key files as one text, `NAME BASE64URL` a line: each file's bytes as they stand. Without them
 * a copy of the database opens no sealed field, so they are kept apart from it, for others to open.
 * Whoever is done with a bundle wipes it. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_BUNDLE_H
#define PORCHLIGHT_SCHEDULER_BACKUP_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"

enum {
    BUNDLE_KEYS_MAX = 32,
    BUNDLE_NAME_SIZE = 64,
    BUNDLE_PATH_SIZE = 528,
    BUNDLE_FILE_MAX = 512, /* bytes of one file */
    BUNDLE_TEXT_MAX = BUNDLE_KEYS_MAX * 768,
};

struct bundle_place {
    char name[BUNDLE_NAME_SIZE]; /* of the setting; of a relay's key, its own */
    char path[BUNDLE_PATH_SIZE];
    bool is_public; /* others may read it */
    bool is_made;   /* by bundle_install */
};

struct bundle_places {
    size_t count;
    struct bundle_place places[BUNDLE_KEYS_MAX];
};

/* A place more. An empty path: a setting that names no file, nothing is added. */
enum err bundle_place_add(struct bundle_places *places, const char *name, const char *path,
        bool is_public, struct error *error) ATTRIBUTE_MUST_USE;

/* Reads each file. ERR_NOT_FOUND, ERR_LIMIT, ERR_IO: error says which. */
enum err bundle_write(const struct bundle_places *places, char ret_text[BUNDLE_TEXT_MAX],
        size_t *ret_len, struct error *error) ATTRIBUTE_MUST_USE;

/* Makes the files that are missing; those that are there stay, and what has no place here is left.
 * After an error, or when they are not wanted after all: bundle_remove. */
enum err bundle_install(struct bundle_places *places, const char *text, size_t len,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Takes away what bundle_install has made. */
void bundle_remove(struct bundle_places *places);

#endif
