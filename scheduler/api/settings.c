/* The scheduler's settings by table (docs: --print-config), checked as a whole once at start so
 * that a mistake is one clear sentence and not a surprise an hour later. */
#include "scheduler/api/settings.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "common/config.h"
#include "scheduler/jobs/courier.h"
#include "scheduler/jobs/feeder.h"
#include "scheduler/store/store.h"

enum { KEEP_DAYS_MAX = 36500 };

static const struct setting rows[] = {
        SETTING_TEXT_ROW(audit_anchor_file, "audit.anchor",
                "the end of the audit's chain is added to this file now and then: best another "
                "machine's or user's; empty: none"),
        SETTING_NUMBER_ROW(audit_anchor_syslog, 0, 1, "0", "1: and to the system's log"),
        SETTING_TEXT_ROW(audit_key, "audit.key", "file with the key that seals the audit"),
        SETTING_TEXT_ROW(audit_old_keys, "",
                "files with keys that sealed it before, blanks between; to check it"),
        SETTING_TEXT_ROW(backup_key_recipients, "",
                "who may open the keys of a backup: age1..., blanks between; none who may open it"),
        SETTING_TEXT_ROW(backup_recipients, "",
                "who may open the database of a backup: age1..., blanks between"),
        SETTING_NUMBER_ROW(
                bookings_per_day, 1, 1000, "10", "bookings that one person may make in a day"),
        SETTING_NUMBER_ROW(calendar_every_s, 1, 86400, "900",
                "how often a coach's calendar elsewhere is read"),
        SETTING_TEXT_ROW(calendar_inside, "",
                "calendar servers of the own network: numeric addresses with ports, blanks "
                "between; "
                "all else must be a public address"),
        SETTING_NUMBER_ROW(calendar_timeout_s, 1, FEEDER_TIMEOUT_MAX_S, "20",
                "how long fetching one calendar may take"),
        SETTING_NUMBER_ROW(connections_max, 16, 100000, "1000", "open connections at once"),
        SETTING_TEXT_ROW(
                data_folder, NULL, "where the files below lie unless their path is absolute"),
        SETTING_SECRET_ROW(
                database, "scheduler.db", "a SQLite file, or postgresql://user@host/name"),
        SETTING_TEXT_ROW(database_overlap, "exclude",
                "PostgreSQL: exclude, or ticks for an engine without EXCLUDE; for good"),
        SETTING_NUMBER_ROW(keep_asks_days, 0, KEEP_DAYS_MAX, "90",
                "how long it is kept who asked for a coach at once; 0, here and below: for ever"),
        SETTING_NUMBER_ROW(keep_notices_days, 0, KEEP_DAYS_MAX, "90",
                "the same: that a message went out, or could not"),
        SETTING_NUMBER_ROW(keep_queue_days, 0, KEEP_DAYS_MAX, "90",
                "the same: what a coordinator has seen to"),
        SETTING_NUMBER_ROW(keep_sign_ins_days, 0, KEEP_DAYS_MAX, "30",
                "the same: sign-ins that are over, links that open nothing any more"),
        SETTING_NUMBER_ROW(keep_talks_days, 0, KEEP_DAYS_MAX, "90",
                "the same: who was in a call for how long"),
        SETTING_NUMBER_ROW(keep_waits_days, 0, KEEP_DAYS_MAX, "90",
                "the same: waits that are over, and what was offered"),
        SETTING_TEXT_ROW(listen_address, "127.0.0.1", "numeric address to listen on"),
        SETTING_NUMBER_ROW(listen_port, 0, 65535, "8080", "port to listen on; 0: any free one"),
        SETTING_TEXT_ROW(log_level, "info", "debug, info, warning or error"),
        SETTING_TEXT_ROW(mail_folder, "",
                "for a demo: messages are written here where no server is set for them"),
        SETTING_TEXT_ROW(mail_from, "", "the sender's address of mails"),
        SETTING_TEXT_ROW(mail_name, "", "the sender's name of mails: a neutral one, or none"),
        SETTING_TEXT_ROW(message_ca_file, "",
                "file with the certificates by which smtp_url, sms_url and calendars are judged; "
                "empty: the system's"),
        SETTING_NUMBER_ROW(message_timeout_s, 1, COURIER_TIMEOUT_MAX_S, "30",
                "how long sending one message may take"),
        SETTING_TEXT_ROW(
                public_url, NULL, "what browsers see: https://host, or http://localhost:PORT"),
        SETTING_TEXT_ROW(relay_name, "r1", "the relay's name, as in its own configuration"),
        SETTING_TEXT_ROW(relay_public_key, "relay.key.pub", "file with the relay's public key"),
        SETTING_TEXT_ROW(
                relay_url, NULL, "the WebSocket address that pages dial: wss://host/relay/r1/"),
        SETTING_TEXT_ROW(relays, "",
                "more relays, commas between: NAME URL KEYFILE, as the three settings above"),
        SETTING_TEXT_ROW(seal_key, "seal.key", "file with the key that seals personal fields"),
        SETTING_TEXT_ROW(sms_secret_file, "", "file with the bearer token for sms_url"),
        SETTING_TEXT_ROW(
                sms_url, "", "SMS are POSTed here as JSON {to, text}; empty: none are sent"),
        SETTING_TEXT_ROW(smtp_password_file, "", "file with the password of smtp_user"),
        SETTING_TEXT_ROW(smtp_tls, "required",
                "STARTTLS on smtp://: required, or none, which this machine's own server may have"),
        SETTING_TEXT_ROW(smtp_url, "",
                "the mail server: smtp://host:587 or smtps://host:465; empty: no mail is sent"),
        SETTING_TEXT_ROW(smtp_user, "", "whom to sign in as there; empty: nobody"),
        SETTING_TEXT_ROW(ticket_key, "ticket.key", "file with the key that signs tickets"),
        SETTING_TEXT_ROW(token_key, "token.key", "file with the key of cookies and form tokens"),
        SETTING_TEXT_ROW(
                traits, "", "the list of traits for pairing; empty: web_folder's own traits.json"),
        SETTING_TEXT_ROW(
                trusted_proxy, "", "address of the front proxy whose X-Forwarded-For is believed"),
        SETTING_NUMBER_ROW(turn_lifetime_s, TURN_LIFETIME_MIN_S, 86400, "3600",
                "how long a page may begin to use the TURN server with one credential"),
        SETTING_TEXT_ROW(turn_secret_file, "",
                "file with the secret that the TURN server has, too; mode 0600"),
        SETTING_TEXT_ROW(turn_urls, "",
                "at most four TURN servers of your own, blanks between: "
                "turns:turn.example.org:443?transport=tcp; empty: none"),
        SETTING_TEXT_ROW(web_folder, "web", "folder with pages/, messages/ and dist/"),
};

enum { ROW_COUNT = sizeof(rows) / sizeof(rows[0]) };

/* An origin and nothing behind it: Origin headers are compared with it letter by letter. */
static enum err public_url_check(const char *url, struct error *error)
{
    const char *host = strstr(url, "://");
    bool is_http = strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
    if (!is_http || host == NULL || host[3] == '\0' || strpbrk(host + 3, "/?# ") != NULL) {
        return error_set(error, ERR_INPUT, "public_url",
                "must be http:// or https:// and a host, without a path");
    }
    return ERR_OK;
}

/* The one relay of the three settings, and the others behind it. */
static enum err relays_read(struct settings *settings, struct error *error)
{
    struct relay_setting *first = &settings->relay_list.relays[0];
    enum err err = relay_url_check(settings->relay_url, "relay_url", error);
    if (err != ERR_OK) {
        return err;
    }
    memcpy(first->name, settings->relay_name, sizeof(first->name));
    memcpy(first->url, settings->relay_url, sizeof(first->url));
    memcpy(first->public_key, settings->relay_public_key, sizeof(first->public_key));
    settings->relay_list.count = 1;
    return relay_list_read(settings->relays, &settings->relay_list, error);
}

/* Puts `folder/` before a relative path, in place; a database may be a URL instead, and some files
 * none. */
static enum err path_place(const char *folder, char *path, const char *name, struct error *error)
{
    char whole[SETTING_PATH_SIZE];
    if (path[0] == '/' || path[0] == '\0' || store_is_url(path)) {
        return ERR_OK;
    }
    int len = snprintf(whole, sizeof(whole), "%s/%s", folder, path);
    if (len < 0 || (size_t)len >= sizeof(whole)) {
        return error_set(error, ERR_LIMIT, name, "the path is too long");
    }
    memcpy(path, whole, (size_t)len + 1);
    return ERR_OK;
}

/* The operator's list, or the one that came with the pages. */
static enum err traits_place(struct settings *settings, struct error *error)
{
    if (settings->traits[0] != '\0') {
        return path_place(settings->data_folder, settings->traits, "traits", error);
    }
    int len = snprintf(settings->traits, sizeof(settings->traits), "%s/messages/traits.json",
            settings->web_folder);
    if (len >= (int)sizeof(settings->traits)) {
        return error_set(error, ERR_LIMIT, "web_folder", "the path is too long");
    }
    return ERR_OK;
}

static enum err paths_place(struct settings *settings, struct error *error)
{
    struct {
        char *path;
        const char *name;
    } const places[] = {
            {settings->audit_anchor_file, "audit_anchor_file"},
            {settings->audit_key, "audit_key"},
            {settings->database, "database"},
            {settings->mail_folder, "mail_folder"},
            {settings->message_ca_file, "message_ca_file"},
            {settings->seal_key, "seal_key"},
            {settings->sms_secret_file, "sms_secret_file"},
            {settings->smtp_password_file, "smtp_password_file"},
            {settings->ticket_key, "ticket_key"},
            {settings->token_key, "token_key"},
            {settings->turn_secret_file, "turn_secret_file"},
    };
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        enum err err = path_place(settings->data_folder, places[i].path, places[i].name, error);
        if (err != ERR_OK) {
            return err;
        }
    }
    struct relay_list *list = &settings->relay_list;
    for (size_t i = 0; i < list->count; i++) {
        const char *name = i == 0 ? "relay_public_key" : "relays";
        enum err err = path_place(settings->data_folder, list->relays[i].public_key, name, error);
        if (err != ERR_OK) {
            return err;
        }
    }
    return traits_place(settings, error);
}

static enum err log_level_check(const char *level, struct error *error)
{
    static const char *const levels[] = {"debug", "info", "warning", "error"};
    for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
        if (strcmp(level, levels[i]) == 0) {
            return ERR_OK;
        }
    }
    return error_set(error, ERR_INPUT, "log_level", "must be debug, info, warning or error");
}

static enum err calendar_check(struct settings *settings, struct error *error)
{
    if (internet_places_read(settings->calendar_inside, &settings->calendar_places) != ERR_OK) {
        return error_set(error, ERR_INPUT, "calendar_inside",
                "must be a few numeric addresses with ports: 10.0.0.5:443 [fd00::5]:443");
    }
    return ERR_OK;
}

static enum err turn_check(const struct settings *settings, struct error *error)
{
    struct turn turn;
    enum err err = turn_urls_read(settings->turn_urls, &turn);
    if (err != ERR_OK) {
        return error_set(error, err, "turn_urls",
                "must be at most %d of turn:host or turns:host, with :port and ?transport=tcp",
                TURN_URLS_MAX);
    }
    if (turn.url_count > 0 && settings->turn_secret_file[0] == '\0') {
        return error_set(error, ERR_INPUT, "turn_secret_file", "goes with turn_urls");
    }
    return ERR_OK;
}

enum err settings_load(const char *path, struct settings *ret, struct error *error)
{
    struct settings settings = {0};
    enum err err = config_load(rows, ROW_COUNT, path, &settings, error);
    if (err == ERR_OK) {
        err = public_url_check(settings.public_url, error);
    }
    if (err == ERR_OK) {
        err = relays_read(&settings, error);
    }
    if (err == ERR_OK) {
        err = log_level_check(settings.log_level, error);
    }
    if (err == ERR_OK) {
        err = settings_check_messages(&settings, error);
    }
    if (err == ERR_OK) {
        err = calendar_check(&settings, error);
    }
    if (err == ERR_OK) {
        err = turn_check(&settings, error);
    }
    if (err == ERR_OK) {
        err = paths_place(&settings, error);
    }
    if (err == ERR_OK) {
        *ret = settings;
    }
    return err;
}

void settings_print(const struct settings *settings, FILE *out)
{
    config_print(rows, ROW_COUNT, settings, out);
}

bool settings_is_secure(const struct settings *settings)
{
    return strncmp(settings->public_url, "https://", 8) == 0;
}

struct retention_days settings_keep(const struct settings *settings)
{
    return (struct retention_days){.of = {
                                           [RETENTION_SIGN_INS] = settings->keep_sign_ins_days,
                                           [RETENTION_WAITS] = settings->keep_waits_days,
                                           [RETENTION_ASKS] = settings->keep_asks_days,
                                           [RETENTION_NOTICES] = settings->keep_notices_days,
                                           [RETENTION_QUEUE] = settings->keep_queue_days,
                                           [RETENTION_TALKS] = settings->keep_talks_days,
                                   }};
}
