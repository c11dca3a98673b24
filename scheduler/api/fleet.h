/* The relays that this scheduler knows: their keys, when each last beat, what is to be told to
 * them, and which of them a call is to be on. Nothing here is stored: after a restart a relay's
 * next beat, two seconds later, says all of it again. Pure but for memory. Loop thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_FLEET_H
#define PORCHLIGHT_SCHEDULER_API_FLEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "common/ticket.h"
#include "common/token.h"
#include "scheduler/store/reports.h"

enum {
    FLEET_RELAYS_MAX = 16,
    FLEET_COMMANDS_MAX = 256,
    BEAT_REPORTS_MAX = 32,
    BEAT_COMMANDS_MAX = 32,
    BEAT_LEGS_MAX = 16,
};

/* Three beats missed: no new call goes there. */
enum { RELAY_SILENT_AFTER_MS = 7000, LEGS_LOG_MS = 60000 };

struct fleet;

struct relay_config {
    char name[RELAY_NAME_SIZE];
    const char *url; /* that pages dial; copied */
    struct verify_key key;
};

enum command_kind { COMMAND_REVOKE, COMMAND_END, COMMAND_DRAIN };

/* reply_key signs the answers, and is lent for the fleet's whole life. now starts the numbers of
 * commands, so that those of a restarted scheduler are above the earlier ones. NULL: no memory. */
struct fleet *fleet_create(const struct signing_key *reply_key, unix_ms_t now);
void fleet_destroy(struct fleet *fleet);

/* ERR_LIMIT: the table is full. ERR_CONFLICT: the name is taken. */
enum err fleet_add(struct fleet *fleet, const struct relay_config *config) ATTRIBUTE_MUST_USE;

/* One leg of a call, as its relay measured it (docs/protocol.md, `stats`). What is left out was
 * not measured and is 0. */
enum beat_verdict { LEG_IS_UNKNOWN, LEG_IS_GOOD, LEG_IS_WEAK, LEG_IS_VERY_WEAK };

struct beat_leg {
    struct id call;
    struct id seat;
    int verdict;   /* enum beat_verdict */
    int transport; /* udp, tcp */
    int64_t ip_version;
    int64_t rtt_ms;
    int64_t up_kbit_s;
    int64_t up_loss_permille;
    int64_t up_jitter_ms;
    int64_t down_kbit_s;
    int64_t down_loss_permille;
    int64_t down_jitter_ms;
};

/* How many legs of a relay carry how well. */
struct beat_legs {
    int64_t unknown;
    int64_t good;
    int64_t weak;
    int64_t very_weak;
    int64_t tcp; /* of all */
    int64_t ipv6;
};

/* A beat as it came; its reports are the store's to take. */
struct beat {
    char relay[RELAY_NAME_SIZE];
    int64_t seq;
    int64_t time_ms;  /* the relay's clock */
    bool is_draining; /* takes no new calls */
    bool is_moving;   /* those it has are to go elsewhere */
    int64_t calls;
    int64_t seats;
    int64_t done; /* the last command carried out */
    struct beat_legs legs;
    size_t weakest_count;
    struct beat_leg weakest[BEAT_LEGS_MAX];
    bool is_legs_due; /* to be logged: once in LEGS_LOG_MS a relay that has any */
    size_t report_count;
    struct report reports[REPORTS_MAX];
};

/* Checks a beat whole, then takes what it says about its relay. ERR_SIGNATURE, ERR_NOT_FOUND,
 * ERR_INPUT: not a relay of ours. ERR_CONFLICT: not newer than the last one (a replay). On failure
 * nothing was taken. */
enum err fleet_take_beat(struct fleet *fleet, const char *token, size_t token_len, struct now now,
        struct beat *ret_beat) ATTRIBUTE_MUST_USE;

/* The signed reply to beat: acked is the last report that the store has taken from this relay. */
enum err fleet_reply(const struct fleet *fleet, const struct beat *beat, int64_t acked,
        unix_ms_t now, char *ret_token, size_t size) ATTRIBUTE_MUST_USE;

/* The relay for a new call: of those that beat lately and do not drain, the one with the fewest
 * seats; if none beats (a start of both at once), the first. NULL: no relay is configured. The
 * text is lent as long as the fleet lives. */
const char *fleet_choose(const struct fleet *fleet, ms_t now);

/* Where a call that is on relay should rather be: it goes away, or was heard and has fallen silent,
 * or drains and nobody is in the call there (is_empty). NULL: it stays, or no other relay is heard
 * that does not drain. Lent likewise. */
const char *fleet_better(const struct fleet *fleet, const char *relay, bool is_empty, ms_t now);

/* So many calls were placed on relay just now: until its next beat they weigh as if their seats had
 * come. */
void fleet_note_placed(struct fleet *fleet, const char *relay, size_t calls);

/* The URL that pages dial, or NULL: unknown name. */
const char *fleet_url(const struct fleet *fleet, const char *relay);

/* Every relay's URL in turn, for the content security policy. */
const char *fleet_url_at(const struct fleet *fleet, size_t index); /* NULL: past the end */

/* Queues a command for relay; seat is zero but for REVOKE, call too for DRAIN. It is sent with each
 * reply until it is done; what waits already is not queued again. ERR_LIMIT: too many undone.
 * ERR_NOT_FOUND: no such relay. */
enum err fleet_command(struct fleet *fleet, const char *relay, enum command_kind kind,
        struct id call, struct id seat) ATTRIBUTE_MUST_USE;

/* The same, and for every other relay that was heard: the call may still be on one that it was
 * moved from. What is said of the others is not told. */
enum err fleet_command_all(struct fleet *fleet, const char *relay, enum command_kind kind,
        struct id call, struct id seat) ATTRIBUTE_MUST_USE;

#endif
