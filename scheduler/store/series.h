/* Series, the standing times: looking before saying yes, agreeing, what stands in the way of which
 * date, ending, and the clock's work on them (later blocks, new zone rules). What a series claims
 * are ordinary sessions. Who may deal with one: its person, its coach, the coordinators of its
 * programme; for everybody else, and with a seat link, it is ERR_NOT_FOUND. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SERIES_H
#define PORCHLIGHT_SCHEDULER_STORE_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/series_plan.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct store_call;

enum {
    SERIES_PERSON_MAX = 10, /* of one person at once */
    SERIES_LIST_MAX = 50,
    SERIES_TURN_MAX = 64, /* series that one turn of the clock is given */
};

/* --- agreeing ------------------------------------------------------------------------------- */

struct series_wish {
    struct id coach;
    struct id person;          /* zero: the asker, who must be a person */
    char zone[ZONE_NAME_SIZE]; /* empty: the person's */
    struct series_rule rule;
    int64_t length_min;
    enum booking_mode mode;
};

/* What the first block of a series comes to. */
struct series_offer {
    char zone[ZONE_NAME_SIZE];
    struct civil_date decided_until; /* dates from here on are decided later; see is_open */
    bool is_open;                    /* it goes on after this block */
    size_t count;
    struct series_choice choices[SERIES_BLOCK_MAX];
};

/* Read: stores nothing. ERR_INPUT "zone", "length_min", "mode", or as series_check. ERR_NOT_FOUND
 * "coach", "person": as session_book. */
struct series_preview {
    struct actor actor;
    struct series_wish wish;
    unix_s_t now;
};
extern const struct store_call series_preview; /* out: struct series_offer */

struct series_row {
    struct id id;
    struct id programme;
    struct id coach;
    char coach_nickname[NICKNAME_SIZE];
    char coach_zone[ZONE_NAME_SIZE];
    struct id person;
    char person_nickname[NICKNAME_SIZE];
    char zone[ZONE_NAME_SIZE]; /* whose wall time it keeps */
    struct series_rule rule;
    int length_min;
    enum booking_mode mode;
    struct civil_date decided_until; /* dates before are claimed, or told why not */
    unix_s_t created_at;
    unix_s_t ended_at; /* 0: it goes on */
};

/* Write: claims the agreed starts of the first block, all of them or none. ERR_CONFLICT "agreed":
 * one of them is not free (any more), or is no date of this series: offer then says how things
 * are, alternatives what single times are near the first that is lost. ERR_INPUT "agreed": none;
 * ERR_CONFLICT "person": SERIES_PERSON_MAX. Else as series_preview. */
struct series_agree {
    struct write write;
    struct series_wish wish;
    size_t agreed_count;
    unix_s_t agreed[SERIES_BLOCK_MAX]; /* start_at of what was shown as free */
};
struct series_agree_out {
    struct series_row series;
    size_t session_count;
    struct session_row sessions[SERIES_BLOCK_MAX]; /* new ones: publish them */
    struct series_offer offer;
    size_t alternative_count;
    struct session_slot alternatives[SLOTS_NEAREST];
};
extern const struct store_call series_agree;

/* --- looking -------------------------------------------------------------------------------- */

struct series_conflict { /* a date that does not stand as it should */
    struct series_occurrence at;
    enum series_reason reason;
    struct id session; /* claimed all the same, outside the coach's hours; zero: not claimed */
};

struct series_item {
    struct series_row series;
    unix_s_t next_at; /* start of its next session; 0: none */
    size_t conflict_count;
    struct series_conflict conflicts[SERIES_BLOCK_MAX]; /* of the next SERIES_AHEAD_DAYS */
};

/* Read: those that go on, of the asker (person, coach) or the programme (coordinator), by id. */
struct series_list {
    struct actor actor;
    unix_s_t now;
    struct id after; /* the last one of the page before; zero: the first page */
};
struct series_list_out {
    size_t count;
    bool is_more;
    struct series_item items[SERIES_LIST_MAX];
};
extern const struct store_call series_list;

/* --- ending --------------------------------------------------------------------------------- */

enum { SERIES_FREED_MAX = 32 }; /* sessions that a series can have ahead of it, and more */

/* Write: no more dates, and those that have not begun are given back. Saying it again changes
 * nothing. ERR_NOT_FOUND. */
struct series_end {
    struct write write;
    struct id series;
};
struct series_end_out {
    struct series_row series;
    size_t session_count;
    struct session_row sessions[SERIES_FREED_MAX]; /* cancelled now: publish them */
};
extern const struct store_call series_end;

/* --- by the clock: ROLE_SYSTEM, else ERR_FORBIDDEN ------------------------------------------ */

struct series_find {
    struct actor actor;
    unix_s_t now;
    struct id after; /* series_found's last; zero: from the beginning */
};
struct series_found {
    size_t count;
    struct id series[SERIES_TURN_MAX];
    bool is_more;   /* ask again, after the last */
    struct id last; /* that was looked at */
};

/* Read: series of which less than SERIES_AHEAD_DAYS are decided, or whose two have parted. */
extern const struct store_call series_due; /* in: struct series_find, out: struct series_found */

/* Read, likewise: of the next SERIES_TURN_MAX series those with dates that this scheduler's zones
 * put at another instant than they were claimed at. After a start, which may have brought new
 * zones; schedulers of one database want the same. */
extern const struct store_call series_shifted;

struct series_turn {
    struct write write;
    struct id series;
};
struct series_turn_out {
    size_t session_count;
    struct session_row sessions[4 * SERIES_BLOCK_MAX]; /* new or moved: publish them */
};

/* Write: decides the next block of one series, if it is still due; what cannot be claimed becomes
 * a conflict, of which both are told. Ends a series whose coach or person is no longer there, who
 * saw each other and do no more, or who may not be brought together (store/fitting.h): both are
 * told, and what is booked already waits for a coordinator (QUEUE_SERIES). */
extern const struct store_call series_extend; /* in: struct series_turn */

/* Write: moves the shifted dates of one series to where its wall time is now, if that is free;
 * otherwise they stay, as conflicts. Both are told either way. */
extern const struct store_call series_realign; /* in: struct series_turn */

#endif
