/* Everything that the scheduler's loop works with; made by main, which is the only one to change
 * these pointers. No other mutable state exists. */
#ifndef PORCHLIGHT_SCHEDULER_API_APP_H
#define PORCHLIGHT_SCHEDULER_API_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "common/keyfile.h"
#include "common/token.h"
#include "scheduler/api/settings.h"
#include "scheduler/api/turn.h"
#include "scheduler/demo/accounts_file.h"
#include "scheduler/store/accounts.h"

struct assets;
struct audit_keys;
struct chores;
struct courier;
struct events;
struct feeder;
struct fleet;
struct hearer;
struct host;
struct limits;
struct notary;
struct pages;
struct placer;
struct ringer;
struct sign_in_memory;
struct store;
struct viewing;
struct vocabulary;
struct zones;

struct app {
    struct settings settings;
    uint8_t token_key[32]; /* of cookies, hidden tokens, request hashes */
    struct signing_key ticket_key;
    struct organisation organisation; /* as the database had it at start */
    char phone_tel[PHONE_SIZE];       /* its phone for tel: links, digits and + only */
    struct demo_accounts demo;        /* whose links POST /local/links makes */
    bool is_demo;
    struct host *host;
    struct store *store;
    struct zones *zones;
    struct vocabulary *vocabulary;
    struct assets *assets;
    struct pages *pages;
    struct events *events;
    struct fleet *fleet;
    struct placer *placer;
    struct limits *limits;
    struct sign_in_memory *sign_ins;
    struct viewing *viewing;
    struct courier *courier;
    struct feeder *feeder;
    struct chores *chores;
    struct notary *notary;
    struct audit_keys *audit_keys;
    struct ringer *ringer;
    struct hearer *hearer; /* NULL: nobody else is on this database */
    struct turn turn;      /* credentials for it go with each ticket */
    char smtp_password[KEYFILE_PASSWORD_SIZE];
    char sms_secret[KEYFILE_PASSWORD_SIZE];
};

#endif
