/* Reads the words of a backup and of a restoring, gathers from the settings what there is to keep,
 * and says how it went. The work is scheduler/backup's. */
#include "scheduler/tools_backup.h"

#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "common/clock.h"
#include "scheduler/api/settings.h"
#include "scheduler/backup/backup.h"
#include "scheduler/backup/restore.h"

enum { TIME_SIZE = 24 };

/* --- words ----------------------------------------------------------------------------------- */

struct words {
    const char *path;
    const char *keys_path;
    bool is_check;
    struct age_recipients to, keys_to;
    struct age_identities identities;
};

static enum err identity_add(struct words *words, const char *path, struct error *error)
{
    struct age_identities *identities = &words->identities;
    if (identities->count == AGE_NAMES_MAX) {
        return error_set(error, ERR_LIMIT, "--identity", "at most %d", AGE_NAMES_MAX);
    }
    identities->paths[identities->count++] = path;
    return ERR_OK;
}

/* An option with the word behind it. */
static enum err option_read(
        struct words *words, const char *option, const char *value, struct error *error)
{
    if (value == NULL) {
        return error_set(error, ERR_INPUT, option, "takes a word");
    }
    if (strcmp(option, "--to") == 0) {
        return age_recipients_add(&words->to, value, option, error);
    }
    if (strcmp(option, "--keys-to") == 0) {
        return age_recipients_add(&words->keys_to, value, option, error);
    }
    if (strcmp(option, "--identity") == 0) {
        return identity_add(words, value, error);
    }
    words->keys_path = value;
    return ERR_OK;
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

/* options: those that take a word, a blank behind each. */
static enum err words_read(
        int count, char **list, const char *options, struct words *words, struct error *error)
{
    enum err err = secrets_refuse(count, list, error);
    for (int i = 0; i < count && err == ERR_OK; i++) {
        char known[32];
        snprintf(known, sizeof(known), "%s ", list[i]);
        if (strncmp(list[i], "--", 2) != 0 && words->path == NULL) {
            words->path = list[i];
        } else if (strcmp(known, "--check ") == 0 && strstr(options, known) != NULL) {
            words->is_check = true;
        } else if (strncmp(list[i], "--", 2) == 0 && strstr(options, known) != NULL) {
            err = option_read(words, list[i], i + 1 < count ? list[i + 1] : NULL, error);
            i++;
        } else {
            err = error_set(error, ERR_INPUT, list[i], "is not an option here; try --help");
        }
    }
    if (err == ERR_OK && words->path == NULL) {
        err = error_set(error, ERR_INPUT, NULL, "name the file of the backup");
    }
    return err;
}

/* --- key files -------------------------------------------------------------------------------- */

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
    enum err err = words_read(count, list, "--to --keys-to ", &words, error);
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
    char at[TIME_SIZE] = "";
    time_t taken = head->taken_at;
    struct tm parts;
    strftime(at, sizeof(at), "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&taken, &parts));
    printf("%s: %" PRId64 " rows, schema %" PRId64 ", taken %s\n", is_check ? "whole" : "restored",
            head->rows, head->schema, at);
}

enum err tool_restore(const struct settings *settings, int count, char **list, struct error *error)
{
    struct words words = {0};
    enum err err = words_read(count, list, "--check --identity --keys ", &words, error);
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
