/* Reads the words of a backup and of a restoring, gathers from the settings what there is to keep,
 * and says how it went. The work is scheduler/backup's. */
#include "scheduler/tools_backup.h"

#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "common/clock.h"
#include "scheduler/api/settings.h"
#include "scheduler/backup/backup.h"
#include "scheduler/backup/restore.h"
#include "scheduler/store/audit_keys.h"

/* --- words ----------------------------------------------------------------------------------- */

struct words {
    const char *path;
    const char *keys_path;
    bool is_check;
    struct age_recipients to, keys_to;
    struct age_identities identities;
};

static enum err to_add(struct words *words, const char *text, struct error *error)
{
    return age_recipients_add(&words->to, text, "--to", error);
}

static enum err keys_to_add(struct words *words, const char *text, struct error *error)
{
    return age_recipients_add(&words->keys_to, text, "--keys-to", error);
}

static enum err keys_path_set(struct words *words, const char *path, struct error *error)
{
    (void)error;
    words->keys_path = path;
    return ERR_OK;
}

static enum err identity_add(struct words *words, const char *path, struct error *error)
{
    struct age_identities *identities = &words->identities;
    if (identities->count == AGE_NAMES_MAX) {
        return error_set(error, ERR_LIMIT, "--identity", "at most %d", AGE_NAMES_MAX);
    }
    identities->paths[identities->count++] = path;
    return ERR_OK;
}

static enum err check_set(struct words *words, const char *none, struct error *error)
{
    (void)none;
    (void)error;
    words->is_check = true;
    return ERR_OK;
}

static const struct option {
    const char *name;
    bool is_restores; /* or the backup's */
    bool is_alone;    /* or takes the word behind it */
    enum err (*read)(struct words *words, const char *word, struct error *error);
} options[] = {
        {"--check", true, true, check_set},
        {"--identity", true, false, identity_add},
        {"--keys", true, false, keys_path_set},
        {"--keys-to", false, false, keys_to_add},
        {"--to", false, false, to_add},
};

static const struct option *option_find(const char *name, bool is_restores)
{
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        if (options[i].is_restores == is_restores && strcmp(options[i].name, name) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

/* Nor is it printed once more by what complains of it. */
static enum err secrets_refuse(int count, char **list, struct error *error)
{
    for (int i = 0; i < count; i++) {
        if (strncmp(list[i], "AGE-SECRET-KEY", 14) == 0) {
            return error_set(error, ERR_INPUT, "--identity",
                    "takes a file; what is typed here everybody on this machine can read");
        }
    }
    return ERR_OK;
}

/* One option, or the file. Steps over what it has used. */
static enum err word_read(
        char **list, int count, bool is_restores, int *at, struct words *words, struct error *error)
{
    const char *word = list[(*at)++];
    const struct option *option = option_find(word, is_restores);
    if (option == NULL && (word[0] == '-' || words->path != NULL)) {
        return error_set(error, ERR_INPUT, word, "is not an option here; try --help");
    }
    if (option == NULL) {
        words->path = word;
        return ERR_OK;
    }
    if (option->is_alone) {
        return option->read(words, NULL, error);
    }
    if (*at == count) {
        return error_set(error, ERR_INPUT, word, "takes a word");
    }
    return option->read(words, list[(*at)++], error);
}

static enum err words_read(
        int count, char **list, bool is_restores, struct words *words, struct error *error)
{
    enum err err = secrets_refuse(count, list, error);
    for (int at = 0; at < count && err == ERR_OK;) {
        err = word_read(list, count, is_restores, &at, words, error);
    }
    if (err == ERR_OK && words->path == NULL) {
        err = error_set(error, ERR_INPUT, NULL, "name the file of the backup");
    }
    return err;
}

/* --- key files -------------------------------------------------------------------------------- */

/* audit_old_keys.1 and so on. */
static enum err old_keys_gather(
        const struct settings *settings, struct bundle_places *places, struct error *error)
{
    char path[AUDIT_KEY_PATH_SIZE];
    const char *old = settings->audit_old_keys;
    enum err err = audit_old_key_next(&old, settings->data_folder, path, error);
    for (int number = 1; err == ERR_OK && path[0] != '\0'; number++) {
        char name[BUNDLE_NAME_SIZE];
        snprintf(name, sizeof(name), "audit_old_keys.%d", number);
        err = bundle_place_add(places, name, path, false, error);
        if (err == ERR_OK) {
            err = audit_old_key_next(&old, settings->data_folder, path, error);
        }
    }
    return err;
}

/* All that a scheduler needs besides its database and its configuration. A new setting that names a
 * key file or a secret has its row here. */
static enum err places_gather(
        const struct settings *settings, struct bundle_places *places, struct error *error)
{
    char ticket_public[SETTING_PATH_SIZE + 8];
    snprintf(ticket_public, sizeof(ticket_public), "%s.pub", settings->ticket_key);
    const struct {
        const char *name, *path;
        bool is_public;
    } rows[] = {
            {"audit_key", settings->audit_key, false},
            {"seal_key", settings->seal_key, false},
            {"sms_secret_file", settings->sms_secret_file, false},
            {"smtp_password_file", settings->smtp_password_file, false},
            {"ticket_key", settings->ticket_key, false},
            {"ticket_key.pub", ticket_public, true},
            {"token_key", settings->token_key, false},
            {"turn_secret_file", settings->turn_secret_file, false},
    };
    enum err err = ERR_OK;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]) && err == ERR_OK; i++) {
        err = bundle_place_add(places, rows[i].name, rows[i].path, rows[i].is_public, error);
    }
    if (err == ERR_OK) {
        err = old_keys_gather(settings, places, error);
    }
    const struct relay_list *relays = &settings->relay_list;
    for (size_t i = 0; i < relays->count && err == ERR_OK; i++) {
        char name[BUNDLE_NAME_SIZE];
        snprintf(name, sizeof(name), "relay.%s", relays->relays[i].name);
        err = bundle_place_add(places, name, relays->relays[i].public_key, true, error);
    }
    return err;
}

/* --- backup ----------------------------------------------------------------------------------- */

static void backup_print(const struct backup_config *config, const struct backup_result *result)
{
    printf("%s: %" PRId64 " bytes, %" PRId64 " rows, schema %" PRId64 "\n", config->path,
            result->bytes, result->head.rows, result->head.schema);
    printf("%s%s: %" PRId64 " bytes, %zu keys; keep it elsewhere\n", config->path,
            BACKUP_KEYS_ENDING, result->keys_bytes, config->places.count);
}

enum err tool_backup(const struct settings *settings, int count, char **list, struct error *error)
{
    struct words words = {0};
    enum err err = words_read(count, list, false, &words, error);
    if (err == ERR_OK && words.to.count == 0) {
        err = age_recipients_add(
                &words.to, settings->backup_recipients, "backup_recipients", error);
    }
    if (err == ERR_OK && words.keys_to.count == 0) {
        err = age_recipients_add(
                &words.keys_to, settings->backup_key_recipients, "backup_key_recipients", error);
    }
    struct backup_config config = {
            .database = settings->database,
            .overlap = settings->database_overlap,
            .seal_key = settings->seal_key,
            .path = words.path,
            .now = clock_now().unix_ms / 1000,
            .to = words.to,
            .keys_to = words.keys_to,
    };
    struct backup_result result;
    if (err == ERR_OK) {
        err = places_gather(settings, &config.places, error);
    }
    signal(SIGPIPE, SIG_IGN); /* of age's end we hear when we write to it */
    if (err == ERR_OK) {
        err = backup_make(&config, &result, error);
    }
    if (err == ERR_OK) {
        backup_print(&config, &result);
    }
    return err;
}

/* --- restore ---------------------------------------------------------------------------------- */

static void restore_print(const struct backup_head *head, bool is_check)
{
    char at[CLOCK_TEXT_SIZE];
    printf("%s: %" PRId64 " rows, schema %" PRId64 ", taken %s\n", is_check ? "whole" : "restored",
            head->rows, head->schema, clock_text(head->taken_at, at));
}

enum err tool_restore(const struct settings *settings, int count, char **list, struct error *error)
{
    struct words words = {0};
    enum err err = words_read(count, list, true, &words, error);
    if (err == ERR_OK && words.identities.count == 0) {
        err = error_set(error, ERR_INPUT, "--identity", "names the file that opens the backup");
    }
    struct restore_config config = {
            .database = settings->database,
            .overlap = settings->database_overlap,
            .seal_key = settings->seal_key,
            .folder = settings->data_folder,
            .path = words.path,
            .keys_path = words.keys_path,
            .is_check = words.is_check,
            .identities = words.identities,
    };
    struct backup_head head;
    if (err == ERR_OK) {
        err = places_gather(settings, &config.places, error);
    }
    signal(SIGPIPE, SIG_IGN);
    if (err == ERR_OK) {
        err = restore_make(&config, &head, error);
    }
    if (err == ERR_OK) {
        restore_print(&head, words.is_check);
    }
    return err;
}
