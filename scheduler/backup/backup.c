/* Makes the two files. For the tool of the scheduler. What is in them passes through pipes only;
 * the keys never touch the disk, the database does so beside itself. */
#include "scheduler/backup/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/backup/copy.h"
#include "scheduler/backup/draft.h"
#include "scheduler/backup/flow.h"
#include "scheduler/backup/seal_check.h"

static const char ending[] = ".new";

/* --- who gets it ---------------------------------------------------------------------------- */

static enum err recipients_check(const struct backup_config *config, struct error *error)
{
    if (config->to.count == 0 || config->keys_to.count == 0)
        return error_set(error, ERR_INPUT,
                config->to.count == 0 ? "backup_recipients" : "backup_key_recipients",
                "says for whom to seal it; age-keygen makes a pair, and prints the public half");
    for (size_t i = 0; i < config->to.count; i++) {
        for (size_t j = 0; j < config->keys_to.count; j++) {
            if (strcmp(config->to.names[i], config->keys_to.names[j]) == 0)
                return error_set(error, ERR_INPUT, "backup_key_recipients",
                        "must not be of backup_recipients, too: one thief would open both");
        }
    }
    return ERR_OK;
}

/* --- where it goes -------------------------------------------------------------------------- */

static bool begins_as_sealed(int file)
{
    static const char beginning[] = "age-encryption.org/";
    char found[sizeof(beginning) - 1];
    return read(file, found, sizeof(found)) == (ssize_t)sizeof(found) &&
           memcmp(found, beginning, sizeof(found)) == 0;
}

/* Only an earlier backup may be replaced: a slip of the finger may name the live database or a key.
 * Not to wait for whoever writes into a pipe of that name. */
static enum err place_check(const char *path, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0 && errno == ENOENT)
        return ERR_OK;
    if (file < 0)
        return error_set(
                error, ERR_IO, path, "cannot be read: %s; nothing was written", strerror(errno));
    bool is_backup = begins_as_sealed(file);
    close(file);
    return is_backup ? ERR_OK
                     : error_set(error, ERR_CONFLICT, path,
                               "is there and is no backup; nothing was written");
}

/* --- the keys ------------------------------------------------------------------------------- */

static enum err keys_seal(const struct backup_config *config, int file, struct error *error)
{
    char text[BUNDLE_TEXT_MAX];
    size_t len = 0;
    struct age age = {0};
    enum err err = bundle_write(&config->places, text, &len, error);
    if (!err)
        err = age_seal_begin(&config->keys_to, file, &age, error);
    if (!err && flow_write(age.pipe, text, len) != ERR_OK)
        err = error_set(error, ERR_IO, "keys", "cannot be sealed");
    explicit_bzero(text, sizeof(text));
    enum err ended = age_end(&age, err ? NULL : error);
    return err ? err : ended;
}

/* --- the database --------------------------------------------------------------------------- */

struct sealing {
    const struct backup_config *config;
    struct draft *draft;
    struct backup_head *head;
    struct age age;
};

static enum err handle_head(
        void *context, const struct backup_head *head, int *ret_to, struct error *error)
{
    struct sealing *sealing = context;
    char text[HEAD_MAX];
    *sealing->head = *head;
    sealing->head->taken_at = sealing->config->now;
    enum err err = seal_check_make(sealing->config->seal_key, sealing->head->seal_check, error);
    if (!err)
        err = age_seal_begin(&sealing->config->to, sealing->draft->fd, &sealing->age, error);
    if (err)
        return err;
    head_write(sealing->head, text);
    *ret_to = sealing->age.pipe;
    return flow_write(sealing->age.pipe, text, strlen(text)) == ERR_OK
                   ? ERR_OK
                   : error_set(error, ERR_IO, "backup", "cannot be written");
}

/* What age complains of comes before what somebody else does who writes to it. */
static enum err database_seal(const struct backup_config *config, struct draft *draft,
        struct backup_head *ret_head, struct error *error)
{
    struct sealing sealing = {.config = config, .draft = draft, .head = ret_head};
    const struct copy_sink sink = {.begin = handle_head, .context = &sealing};
    enum err err =
            copy_engine_of(config->database)->take(config->database, config->overlap, &sink, error);
    enum err ended = age_end(&sealing.age, error);
    return err ? err : ended;
}

/* --- both ----------------------------------------------------------------------------------- */

static int64_t size_of(const struct draft *draft)
{
    struct stat info = {0};
    return fstat(draft->fd, &info) == 0 ? info.st_size : 0;
}

/* The keys first: a database without its keys would be the worse half. */
static enum err drafts_fill(const struct backup_config *config, struct draft *keys,
        struct draft *database, struct backup_result *result, struct error *error)
{
    enum err err = keys_seal(config, keys->fd, error);
    if (!err)
        err = database_seal(config, database, &result->head, error);
    if (err)
        return err;
    result->bytes = size_of(database);
    result->keys_bytes = size_of(keys);
    err = draft_keep(keys, false, error);
    return err ? err : draft_keep(database, false, error);
}

enum err backup_make(
        const struct backup_config *config, struct backup_result *ret_result, struct error *error)
{
    struct draft database = {.fd = -1}, keys = {.fd = -1};
    struct backup_result result = {0};
    char keys_path[DRAFT_PATH_SIZE];
    int len = snprintf(keys_path, sizeof(keys_path), "%s" BACKUP_KEYS_ENDING, config->path);
    if (len >= (int)sizeof(keys_path))
        return error_set(error, ERR_LIMIT, "backup", "its path is too long");
    enum err err = recipients_check(config, error);
    if (!err)
        err = place_check(config->path, error);
    if (!err)
        err = place_check(keys_path, error);
    if (!err)
        err = draft_open(&database, config->path, ending, error);
    if (!err)
        err = draft_open(&keys, keys_path, ending, error);
    if (!err)
        err = drafts_fill(config, &keys, &database, &result, error);
    draft_drop(&keys);
    draft_drop(&database);
    if (!err)
        *ret_result = result;
    return err;
}
