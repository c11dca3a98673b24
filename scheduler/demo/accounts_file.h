/* The three accounts of the demo whose links are given out, kept in a small file beside the
 * database: a line each, "ROLE ACCOUNT PROGRAMME", in the order coordinator, coach, person. */
#ifndef PORCHLIGHT_SCHEDULER_DEMO_ACCOUNTS_FILE_H
#define PORCHLIGHT_SCHEDULER_DEMO_ACCOUNTS_FILE_H

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/role.h"

enum { DEMO_COORDINATOR, DEMO_COACH, DEMO_PERSON, DEMO_ACCOUNTS };

struct demo_accounts {
    struct id programme;
    struct id ids[DEMO_ACCOUNTS];
};

extern const enum role demo_account_roles[DEMO_ACCOUNTS];

/* Mode 0600. ERR_IO; error names the file. */
enum err demo_accounts_write(const char *path, const struct demo_accounts *accounts,
        struct error *error) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND: no such file. ERR_INPUT: not such a file. */
enum err demo_accounts_read(const char *path, struct demo_accounts *ret_accounts,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
