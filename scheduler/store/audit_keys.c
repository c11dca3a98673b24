/* Reads the audit's keys at the start, and wipes them at the end. Called by main's edges; the files
 * are of the form of all key files (common/keyfile.h). */
#include "scheduler/store/audit_keys.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "common/keyfile.h"

static enum err key_add(struct audit_keys *keys, const char *path, struct error *error)
{
    if (keys->count == AUDIT_KEYS_MAX)
        return error_set(error, ERR_LIMIT, "audit_old_keys", "at most %d", AUDIT_KEYS_MAX - 1);
    struct audit_key *key = &keys->keys[keys->count];
    enum err err = keyfile_read_secret(path, key->kid, key->secret, error);
    if (err)
        return err;
    if (audit_key_find(keys, key->kid))
        return error_set(error, ERR_CONFLICT, path,
                "has the id %s, which another key of the audit has: each needs its own", key->kid);
    keys->count++;
    return ERR_OK;
}

enum err audit_old_key_next(const char **ref_old, const char *folder,
        char ret_path[AUDIT_KEY_PATH_SIZE], struct error *error)
{
    const char *old = *ref_old + strspn(*ref_old, " ");
    int len = (int)strcspn(old, " ");
    bool is_whole = old[0] == '/' || len == 0;
    int written = snprintf(ret_path, AUDIT_KEY_PATH_SIZE, "%s%s%.*s", is_whole ? "" : folder,
            is_whole ? "" : "/", len, old);
    *ref_old = old + len;
    if (written < 0 || written >= AUDIT_KEY_PATH_SIZE)
        return error_set(error, ERR_LIMIT, "audit_old_keys", "a path is too long");
    return ERR_OK;
}

static enum err old_keys_add(
        struct audit_keys *keys, const char *old, const char *folder, struct error *error)
{
    char path[AUDIT_KEY_PATH_SIZE];
    enum err err = audit_old_key_next(&old, folder, path, error);
    while (!err && path[0] != '\0') {
        err = key_add(keys, path, error);
        if (!err)
            err = audit_old_key_next(&old, folder, path, error);
    }
    return err;
}

enum err audit_keys_open(const char *path, const char *old, const char *folder,
        struct audit_keys **ret_keys, struct error *error)
{
    struct audit_keys *keys = sodium_malloc(sizeof(*keys));
    if (!keys)
        return error_set(error, ERR_MEMORY, "audit_key", "No locked memory for the keys.");
    keys->count = 0;
    enum err err = key_add(keys, path, error);
    if (!err)
        err = old_keys_add(keys, old, folder, error);
    if (err) {
        sodium_free(keys);
        return err;
    }
    sodium_mprotect_readonly(keys);
    *ret_keys = keys;
    return ERR_OK;
}

void audit_keys_close(struct audit_keys *keys)
{
    sodium_free(keys);
}
