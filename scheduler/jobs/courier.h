/* Carries notices from the outbox to where they go: claims what is due, puts it into words and
 * bytes, hands it to a lane, and writes down how it went; and puts reminders once a minute. All on
 * the loop's thread but the sending itself. What is under way is bounded; all else waits in the
 * database. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_COURIER_H
#define PORCHLIGHT_SCHEDULER_JOBS_COURIER_H

#include <stdbool.h>

#include "common/clock.h"
#include "common/error.h"

struct courier;
struct store;
struct words;
struct zones;

enum { COURIER_TURN_MS = 1000, COURIER_TIMEOUT_MAX_S = 40 }; /* well inside NOTICES_LEASE_S */

struct courier_config { /* lends everything, for as long as the courier lives */
    struct store *store;
    const struct zones *zones;
    const struct words *words;
    const char *public_url;
    const char *phone;     /* to call us */
    const char *mail_from; /* the sender's address */
    const char *mail_name; /* the sender's name; may be empty */
    const char *smtp_url;  /* empty: mail goes to the folder, if there is one */
    const char *smtp_user;
    const char *smtp_secret;
    bool is_smtp_tls_needed;
    const char *sms_url; /* empty: SMS goes to the folder, if there is one */
    const char *sms_secret;
    const char *ca_file;     /* empty: the system's */
    const char *mail_folder; /* empty: none */
    ms_t timeout_ms;
    void (*wake)(void *context); /* any thread: courier_deliver has something to do */
    void *wake_context;
};

/* Starts the lanes. ERR_IO: the folder; ERR_MEMORY. */
enum err courier_open(const struct courier_config *config, struct courier **ret_courier,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Every COURIER_TURN_MS. */
void courier_turn(struct courier *courier, struct now now);

/* Takes back what the lanes are done with. After a wake. */
void courier_deliver(struct courier *courier, struct now now);

/* Ends the lanes, within seconds, and hands the store what came of them. Before store_close; takes
 * NULL. */
void courier_stop(struct courier *courier, struct now now);

/* After store_close: the store must not know of any more. Takes NULL. */
void courier_close(struct courier *courier);

#endif
