/* The made-up organisation of tests/data/dumps, as dump_make.c puts it in and test_dumps.c reads it
 * back after every migration since. What stands here has been dumped: it can be added to, not
 * changed. */
#ifndef PORCHLIGHT_TESTS_STORE_DUMP_WORLD_H
#define PORCHLIGHT_TESTS_STORE_DUMP_WORLD_H

#include "scheduler/store/accounts.h"

/* Monday 2026-11-23 12:00 UTC, seven in the morning in New York. */
#define DUMP_NOW ((unix_s_t)1795435200)

enum { DUMP_DAY = 86400, DUMP_HOUR = 3600, DUMP_COACHES = 2, DUMP_PEOPLE = 6 };

struct dump_account {
    const char *nickname;
    const char *introduction; /* of a coach */
    enum reach_kind reach_kind;
    const char *reach_value;
    const char *zone;
    const char *language;
};

static const struct dump_account dump_coaches[DUMP_COACHES] = {
        {"Marigold", "I walked this way, too. Tea, not advice.", REACH_MAIL,
                "marigold@lantern.example", "America/New_York", "en"},
        {"Lucía", "Hablo español e inglés.", REACH_PHONE, "+1 555 0142", "America/Phoenix", "es"},
};

static const struct dump_account dump_people[DUMP_PEOPLE] = {
        {"Pebble", "", REACH_MAIL, "pebble@mail.example", "America/New_York", "en"},
        {"Zoë Ñandú", "", REACH_PHONE, "+1 555 0107", "America/Chicago", "es"},
        {"猫", "", REACH_NONE, "", "Pacific/Honolulu", "en"},
        {"Juniper & co <3", "", REACH_MAIL, "juniper+porch@mail.example", "Asia/Kathmandu", "en"},
        {"O'Malley", "", REACH_PHONE, "+1 (555) 0199", "America/New_York", "en"},
        {"Quill", "", REACH_NONE, "", "Europe/London", "en"},
};

#define DUMP_KEY "kept-key-1" /* the idempotency key of one booking, its route */
#define DUMP_ROUTE "dump"     /* and the answer that it got */
#define DUMP_ANSWER "{\"kept\":\"über den Tag\"}"

#endif
