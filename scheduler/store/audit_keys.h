/* The keys of the audit's chain, from their files, in locked memory that nobody can write to: the
 * one that seals, and those of before, by which old rows are still checked. Any thread. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_KEYS_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_KEYS_H

#include "common/error.h"
#include "scheduler/core/audit_chain.h"

/* Blocks. old: paths with blanks between, in folder unless absolute; may be empty. ERR_CONFLICT:
 * two have the same id; ERR_LIMIT: more than AUDIT_KEYS_MAX; else as keyfile_read_secret. */
enum err audit_keys_open(const char *path, const char *old, const char *folder,
        struct audit_keys **ret_keys, struct error *error) ATTRIBUTE_MUST_USE;
void audit_keys_close(struct audit_keys *keys);

enum { AUDIT_KEY_PATH_SIZE = 1024 };

/* The next path of the setting audit_old_keys, empty after the last; a relative one lies in folder.
 * *ref_old moves on. ERR_LIMIT: too long. */
enum err audit_old_key_next(const char **ref_old, const char *folder,
        char ret_path[AUDIT_KEY_PATH_SIZE], struct error *error) ATTRIBUTE_MUST_USE;

#endif
