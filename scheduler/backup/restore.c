/* Opens a backup, judges it, and puts it back: first all that may be refused, then the keys, and
 * the database last. For the tool of the scheduler. */
#include "scheduler/backup/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/backup/backup.h"
#include "scheduler/backup/copy.h"
#include "scheduler/backup/draft.h"
#include "scheduler/backup/flow.h"
#include "scheduler/backup/seal_check.h"
#include "scheduler/backup/tally.h"

/* --- what is sealed -------------------------------------------------------------------------- */

static enum err sealed_file_open(const struct restore_config *config, const char *path,
        struct age *ret_age, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return error_set(error, ERR_NOT_FOUND, path, "cannot open: %s", strerror(errno));
    enum err err = age_open_begin(&config->identities, file, ret_age, error);
    close(file);
    return err;
}

/* age_end, with the file's name before what age says. */
static enum err sealed_file_end(struct age *age, const char *path, struct error *error)
{
    struct error said = {0};
    enum err err = age_end(age, &said);
    return err ? error_set(error, err, path, "cannot be opened: %s", said.text) : ERR_OK;
}

/* Byte by byte up to the empty line, so that what follows is left in the pipe. */
static enum err head_receive(int from, struct backup_head *ret_head, struct error *error)
{
    char text[HEAD_MAX];
    size_t len = 0;
    while (len < sizeof(text) && (len < 2 || memcmp(text + len - 2, "\n\n", 2) != 0)) {
        ssize_t got = read(from, text + len, 1);
        if (got == 0 || (got < 0 && errno != EINTR))
            break;
        len += got > 0;
    }
    return head_read(text, len, ret_head, error);
}

static enum err head_judge(
        const struct restore_config *config, const struct backup_head *head, struct error *error)
{
    const struct copy_engine *engine = copy_engine_of(config->database);
    if (strcmp(head->engine, engine->name) != 0)
        return error_set(error, ERR_INPUT, "database", "the backup is of %s, and this is %s",
                head->engine, engine->name);
    if (strcmp(head->overlap, config->overlap) != 0)
        return error_set(
                error, ERR_INPUT, "database_overlap", "the backup was made with %s", head->overlap);
    if (head->schema > tally_newest_schema())
        return error_set(error, ERR_INPUT, "backup",
                "is of a newer program (schema %" PRId64 ", this one knows %" PRId64 ")",
                head->schema, tally_newest_schema());
    return ERR_OK;
}

static enum err body_receive(const struct restore_config *config, int from, struct draft *draft,
        struct backup_head *ret_head, struct error *error)
{
    enum err err = head_receive(from, ret_head, error);
    if (!err)
        err = head_judge(config, ret_head, error);
    if (!err && flow_copy(from, draft->fd) != ERR_OK)
        err = error_set(error, ERR_IO, draft->path, "cannot be written: %s", strerror(errno));
    return err;
}

/* age's own word comes first: of what it did not vouch for nothing is worth telling, unless it was
 * stopped by us. */
static enum err database_receive(const struct restore_config *config, struct draft *draft,
        struct backup_head *ret_head, struct error *error)
{
    struct age age = {0};
    struct error ours = {0};
    enum err err = sealed_file_open(config, config->path, &age, error);
    if (err)
        return err;
    err = body_receive(config, age.pipe, draft, ret_head, &ours);
    bool is_stopped = err && ret_head->format != 0;
    enum err ended = sealed_file_end(&age, config->path, error);
    if (err && (is_stopped || !ended) && error)
        *error = ours;
    return err && (is_stopped || !ended) ? err : ended;
}

/* --- keys ------------------------------------------------------------------------------------ */

static enum err keys_receive(const struct restore_config *config, char ret_text[BUNDLE_TEXT_MAX],
        size_t *ret_len, struct error *error)
{
    char beside[DRAFT_PATH_SIZE];
    struct age age = {0};
    snprintf(beside, sizeof(beside), "%s" BACKUP_KEYS_ENDING, config->path);
    const char *path = config->keys_path ? config->keys_path : beside;
    enum err err = sealed_file_open(config, path, &age, error);
    if (err)
        return err;
    err = flow_read(age.pipe, ret_text, BUNDLE_TEXT_MAX, ret_len);
    enum err ended = sealed_file_end(&age, path, error);
    if (!ended && err)
        error_set(error, err, path, "is no file of keys");
    return ended ? ended : err;
}

static bool has_keys(const struct restore_config *config)
{
    for (size_t i = 0; i < config->places.count; i++) {
        if (access(config->places.places[i].path, F_OK) != 0)
            return false;
    }
    return true;
}

/* Whoever brought all key files by hand needs no others. */
static enum err keys_put_back(struct restore_config *config, struct error *error)
{
    char text[BUNDLE_TEXT_MAX];
    size_t len = 0;
    if (has_keys(config))
        return ERR_OK;
    enum err err = keys_receive(config, text, &len, error);
    if (!err)
        err = bundle_install(&config->places, text, len, error);
    explicit_bzero(text, sizeof(text));
    return err;
}

static enum err seal_key_judge(
        const struct restore_config *config, const struct backup_head *head, struct error *error)
{
    char check[SEAL_CHECK_SIZE] = "";
    enum err err = seal_check_make(config->seal_key, check, error);
    if (!err && strcmp(check, head->seal_check) != 0)
        err = error_set(
                error, ERR_CONFLICT, "seal_key", "is not the key that this backup was sealed with");
    return err;
}

/* --- both ------------------------------------------------------------------------------------ */

static enum err all_put_back(struct restore_config *config, struct draft *draft,
        const struct backup_head *head, struct error *error)
{
    const struct copy_engine *engine = copy_engine_of(config->database);
    if (config->is_check)
        return engine->check(draft, head, error);
    enum err err = keys_put_back(config, error);
    if (!err)
        err = seal_key_judge(config, head, error);
    if (!err)
        err = engine->put_back(draft, config->database, head, error);
    if (err)
        bundle_remove(&config->places);
    return err;
}

/* What is received lies where the database will be, or, if that is a server's, in the folder. */
static enum err place_open(
        const struct restore_config *config, struct draft *draft, struct error *error)
{
    char received[DRAFT_PATH_SIZE];
    bool is_file = copy_engine_of(config->database) == &copy_sqlite;
    snprintf(received, sizeof(received), "%s/received", config->folder);
    if (mkdir(config->folder, 0700) != 0 && errno != EEXIST)
        return error_set(error, ERR_IO, "data_folder", "cannot be made: %s", strerror(errno));
    return draft_open(draft, is_file ? config->database : received, ".new", error);
}

enum err restore_make(
        struct restore_config *config, struct backup_head *ret_head, struct error *error)
{
    struct draft draft = {.fd = -1};
    struct backup_head head = {0};
    enum err err = ERR_OK;
    if (!config->is_check)
        err = copy_engine_of(config->database)->check_empty(config->database, error);
    if (!err)
        err = place_open(config, &draft, error);
    if (!err)
        err = database_receive(config, &draft, &head, error);
    if (!err)
        err = all_put_back(config, &draft, &head, error);
    draft_drop(&draft);
    if (!err)
        *ret_head = head;
    return err;
}
