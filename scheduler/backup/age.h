/* Sealing to whom it is for, and opening by whoever has the identity, by the program age
 * (age-encryption.org/v1). What comes out of an opening may be used only after age_end has said
 * that all of it is genuine. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_AGE_H
#define PORCHLIGHT_SCHEDULER_BACKUP_AGE_H

#include <stddef.h>

#include "common/error.h"
#include "scheduler/backup/child.h"

enum {
    AGE_RECIPIENT_SIZE = 64, /* "age1" and 58 more: bech32 of an X25519 point */
    AGE_NAMES_MAX = 4,
};

struct age_recipients {
    size_t count;
    char names[AGE_NAMES_MAX][AGE_RECIPIENT_SIZE];
};

struct age_identities { /* files, which may hold several each; age reads them, we do not */
    size_t count;
    const char *paths[AGE_NAMES_MAX];
};

struct age {
    struct child child;
    int pipe; /* to write into, or to read from; -1: none */
};

/* Adds those of text, blanks between. field: the setting or option that an error names. */
enum err age_recipients_add(struct age_recipients *recipients, const char *text, const char *field,
        struct error *error) ATTRIBUTE_MUST_USE;

/* What is written into ret_age->pipe goes sealed into file (lent). */
enum err age_seal_begin(const struct age_recipients *recipients, int file, struct age *ret_age,
        struct error *error) ATTRIBUTE_MUST_USE;

/* What is sealed in file (lent) can be read from ret_age->pipe. */
enum err age_open_begin(const struct age_identities *identities, int file, struct age *ret_age,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Closes the pipe and waits. ERR_IO: not sealed whole; or another identity is needed, or it was cut
 * or changed: error says which. Of no use after an error; a second call does nothing. */
enum err age_end(struct age *age, struct error *error) ATTRIBUTE_MUST_USE;

#endif
