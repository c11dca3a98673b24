/* The first lines of what is sealed in a backup: what it is, and by what restoring judges whether
 * it fits here. `name = value` lines, ended by an empty one. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_HEAD_H
#define PORCHLIGHT_SCHEDULER_BACKUP_HEAD_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { HEAD_MAX = 1024, HEAD_FORMAT = 1 };

struct backup_head {
    int64_t format;
    char engine[16];     /* "sqlite" or "postgresql" */
    char overlap[16];    /* the setting database_overlap */
    int64_t schema;      /* the last migration */
    int64_t rows;        /* in all tables */
    int64_t taken_at;    /* unix_s_t */
    char seal_check[64]; /* base64url of a keyed hash: whether a seal key is the one */
};

/* The text with its empty line, NUL-terminated. */
void head_write(const struct backup_head *head, char ret_text[HEAD_MAX]);

/* text without its empty line. ERR_INPUT: another format, or something is missing. */
enum err head_read(const char *text, size_t len, struct backup_head *ret_head,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
