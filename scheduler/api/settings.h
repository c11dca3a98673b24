/* The scheduler's settings: one table, read once at start, constant afterwards. Paths that are
 * not absolute lie in data_folder; web_folder is taken as it stands. */
#ifndef PORCHLIGHT_SCHEDULER_API_SETTINGS_H
#define PORCHLIGHT_SCHEDULER_API_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "common/error.h"
#include "common/ticket.h"
#include "scheduler/api/relay_list.h"
#include "scheduler/api/turn.h"
#include "scheduler/core/internet.h"
#include "scheduler/store/retention.h"

enum {
    SETTING_PATH_SIZE = 512,
    SETTING_URL_SIZE = 256,
    SETTING_ADDRESS_SIZE = 161,
    SETTING_NAME_SIZE = 128,
    SETTING_LIST_SIZE = 2048,
};

struct settings {
    char listen_address[64];
    int64_t listen_port;
    char public_url[SETTING_URL_SIZE]; /* an origin: scheme, host, port; no path */
    char trusted_proxy[64];            /* whose X-Forwarded-For is believed; empty: nobody's */
    char data_folder[SETTING_PATH_SIZE];
    char database[SETTING_PATH_SIZE];
    char database_overlap[8];
    char seal_key[SETTING_PATH_SIZE];
    char audit_key[SETTING_PATH_SIZE];
    char audit_old_keys[SETTING_LIST_SIZE];
    char audit_anchor_file[SETTING_PATH_SIZE]; /* empty: none */
    int64_t audit_anchor_syslog;               /* 0 or 1 */
    char ticket_key[SETTING_PATH_SIZE];
    char token_key[SETTING_PATH_SIZE];
    char relay_name[RELAY_NAME_SIZE];
    char relay_url[SETTING_URL_SIZE];
    char relay_public_key[SETTING_PATH_SIZE];
    char relays[SETTING_LIST_SIZE]; /* more of them */
    struct relay_list relay_list;   /* the first and those, read */
    char web_folder[SETTING_PATH_SIZE];
    char traits[SETTING_PATH_SIZE];      /* the file of the vocabulary */
    char mail_folder[SETTING_PATH_SIZE]; /* empty: none */
    char mail_from[SETTING_ADDRESS_SIZE];
    char mail_name[SETTING_NAME_SIZE];
    char smtp_url[SETTING_URL_SIZE]; /* empty: none */
    char smtp_tls[16];               /* "required" or "none" */
    char smtp_user[SETTING_NAME_SIZE];
    char smtp_password_file[SETTING_PATH_SIZE];
    char sms_url[SETTING_URL_SIZE]; /* empty: none */
    char sms_secret_file[SETTING_PATH_SIZE];
    char message_ca_file[SETTING_PATH_SIZE];
    int64_t message_timeout_s;
    char log_level[8];
    char calendar_inside[SETTING_URL_SIZE];
    int64_t calendar_every_s;
    int64_t calendar_timeout_s;
    struct internet_places calendar_places; /* calendar_inside, read */
    char turn_urls[TURN_URLS_SIZE];         /* empty: there is no TURN server */
    char turn_secret_file[SETTING_PATH_SIZE];
    int64_t turn_lifetime_s;
    char backup_recipients[SETTING_URL_SIZE]; /* empty: said with each backup */
    char backup_key_recipients[SETTING_URL_SIZE];
    int64_t bookings_per_day;
    int64_t keep_sign_ins_days; /* store/retention.h; 0: for ever, like the others */
    int64_t keep_waits_days;
    int64_t keep_asks_days;
    int64_t keep_notices_days;
    int64_t keep_queue_days;
    int64_t keep_talks_days;
    int64_t connections_max;
};

/* path may be NULL. The error names the setting. */
enum err settings_load(const char *path, struct settings *ret, struct error *error);

/* The part about messages: what goes by which server. Called by settings_load. */
enum err settings_check_messages(
        const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

void settings_print(const struct settings *settings, FILE *out);

/* The keep_..._days. */
struct retention_days settings_keep(const struct settings *settings);

/* Whether public_url is https: cookies are Secure and HSTS is sent. */
bool settings_is_secure(const struct settings *settings);

#endif
