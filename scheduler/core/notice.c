/* The table of notices: what each kind is called and by which rules it goes; and the judgement on
 * one at a moment. Called by the outbox and by what sends. */
#include "scheduler/core/notice.h"

#include <stddef.h>

#include "scheduler/core/zone.h"

const char *const notice_kind_names[NOTICE_KIND_COUNT + 1] = {
        [NOTICE_SEAT_LINK] = "seat_link",
        [NOTICE_BOOKED] = "booked",
        [NOTICE_MOVED] = "moved",
        [NOTICE_MOVE_PROPOSED] = "move_proposed",
        [NOTICE_MOVE_DECLINED] = "move_declined",
        [NOTICE_CANCELLED] = "cancelled",
        [NOTICE_REMINDER] = "reminder",
        [NOTICE_WAITING] = "waiting",
        [NOTICE_COVER_PROPOSED] = "cover_proposed",
        [NOTICE_COVER_DECLINED] = "cover_declined",
        [NOTICE_COACH_AWAY] = "coach_away",
        [NOTICE_SERIES_BOOKED] = "series_booked",
        [NOTICE_SERIES_ENDED] = "series_ended",
        [NOTICE_SERIES_CONFLICT] = "series_conflict",
        [NOTICE_TAKEN_OVER] = "taken_over",
        [NOTICE_UNDECIDED] = "undecided",
        [NOTICE_EARLIER] = "earlier",
        [NOTICE_KIND_COUNT] = NULL,
};

const char *const notice_state_names[] = {
        [NOTICE_IS_WAITING] = "waiting",
        [NOTICE_IS_SENDING] = "sending",
        [NOTICE_IS_SENT] = "sent",
        [NOTICE_IS_FAILED] = "failed",
        [NOTICE_IS_DROPPED] = "dropped",
        [NOTICE_IS_DROPPED + 1] = NULL,
};

const char *const notice_why_names[] = {
        [NOTICE_WHY_NONE] = "none",
        [NOTICE_WHY_CHANGED] = "changed",
        [NOTICE_WHY_OVER] = "over",
        [NOTICE_WHY_SHORT_NOTICE] = "short_notice",
        [NOTICE_WHY_TAKEN_BACK] = "taken_back",
        [NOTICE_WHY_NO_REACH] = "no_reach",
        [NOTICE_WHY_NO_CARRIER] = "no_carrier",
        [NOTICE_WHY_LATE] = "late",
        [NOTICE_WHY_UNREACHABLE] = "unreachable",
        [NOTICE_WHY_NOT_LET_IN] = "not_let_in",
        [NOTICE_WHY_BUSY] = "busy",
        [NOTICE_WHY_REFUSED] = "refused",
        [NOTICE_WHY_UNREADABLE] = "unreadable",
        [NOTICE_WHY_OFTEN] = "often",
        [NOTICE_WHY_OFTEN + 1] = NULL,
};

/* --- the table -------------------------------------------------------------------------------- */

enum { /* sets of statuses, one bit each */
    BOOKED = 1 << BOOKING_BOOKED,
    HELD = BOOKED | 1 << BOOKING_RESERVED | 1 << BOOKING_PENDING | 1 << BOOKING_LIVE,
    CANCELLED = 1 << BOOKING_CANCELLED,
    MOVED = 1 << BOOKING_MOVED,
    ANY = (1 << BOOKING_STATUS_COUNT) - 1,
};

struct rule {
    int statuses; /* of the session, with which it is true */
    bool is_repeatable;
    bool is_before;  /* the start: nothing to tell from then on */
    bool is_at_once; /* in quiet hours, too */
    bool is_by_day;  /* never in them, however soon it begins */
    bool is_urgent;
    bool has_link;
    bool is_owed;
};

static const struct rule rules[NOTICE_KIND_COUNT] = {
        [NOTICE_SEAT_LINK] = {.statuses = HELD,
                .is_repeatable = true,
                .is_at_once = true,
                .has_link = true},
        [NOTICE_BOOKED] = {.statuses = HELD, .has_link = true},
        [NOTICE_MOVED] = {.statuses = HELD, .has_link = true, .is_owed = true},
        [NOTICE_MOVE_PROPOSED] = {.statuses = HELD,
                .is_repeatable = true,
                .is_before = true,
                .has_link = true,
                .is_owed = true},
        [NOTICE_MOVE_DECLINED] = {.statuses = HELD, .is_repeatable = true, .has_link = true},
        [NOTICE_CANCELLED] = {.statuses = CANCELLED, .is_owed = true},
        [NOTICE_REMINDER] = {.statuses = BOOKED, .has_link = true},
        [NOTICE_WAITING] = {.statuses = BOOKED, .is_at_once = true, .is_urgent = true},
        [NOTICE_COVER_PROPOSED] = {.statuses = HELD,
                .is_repeatable = true,
                .is_before = true,
                .has_link = true,
                .is_owed = true},
        [NOTICE_COVER_DECLINED] = {.statuses = HELD, .is_repeatable = true},
        [NOTICE_COACH_AWAY] = {.statuses = HELD,
                .is_repeatable = true,
                .is_before = true,
                .has_link = true,
                .is_owed = true},
        [NOTICE_SERIES_BOOKED] = {.statuses = ANY, .has_link = true},
        [NOTICE_SERIES_ENDED] = {.statuses = ANY, .is_owed = true},
        [NOTICE_SERIES_CONFLICT] = {.statuses = ANY, .is_owed = true},
        [NOTICE_TAKEN_OVER] = {.statuses = MOVED, .is_repeatable = true},
        [NOTICE_UNDECIDED] = {.statuses = HELD, .is_at_once = true, .is_urgent = true},
        [NOTICE_EARLIER] = {.statuses = 1 << BOOKING_RESERVED,
                .is_before = true,
                .is_by_day = true,
                .has_link = true,
                .is_owed = true},
};

bool notice_is_repeatable(enum notice_kind kind)
{
    return rules[kind].is_repeatable;
}

bool notice_has_link(enum notice_kind kind)
{
    return rules[kind].has_link;
}

bool notice_is_owed(enum notice_kind kind)
{
    return rules[kind].is_owed;
}

/* --- when ------------------------------------------------------------------------------------- */

static unix_s_t instant_of(const struct zone *zone, int32_t day, int hour)
{
    return zone_instant(zone, (struct civil_time){.day = day, .second = hour * 3600}).at;
}

unix_s_t notice_quiet_until(const struct zone *zone, unix_s_t now)
{
    struct civil_time wall = zone_wall(zone, now);
    if (wall.second >= NOTICE_QUIET_FROM_H * 3600)
        return instant_of(zone, wall.day + 1, NOTICE_QUIET_UNTIL_H);
    if (wall.second < NOTICE_QUIET_UNTIL_H * 3600)
        return instant_of(zone, wall.day, NOTICE_QUIET_UNTIL_H);
    return now;
}

unix_s_t notice_quiet_from(const struct zone *zone, unix_s_t now)
{
    if (notice_quiet_until(zone, now) != now)
        return now;
    return instant_of(zone, zone_wall(zone, now).day, NOTICE_QUIET_FROM_H);
}

static int tries_max(enum notice_kind kind)
{
    return rules[kind].is_urgent ? NOTICE_TRIES_URGENT_MAX : NOTICE_TRIES_MAX;
}

static struct notice_verdict verdict(enum notice_fate fate, enum notice_why why)
{
    return (struct notice_verdict){.fate = fate, .why = why};
}

static struct notice_verdict wait_until(unix_s_t until)
{
    return (struct notice_verdict){.fate = NOTICE_WAIT, .until = until};
}

static struct notice_verdict reminder_judge(
        const struct notice_facts *facts, const struct zone *zone, unix_s_t now)
{
    int32_t day = zone_wall(zone, facts->start_at).day;
    unix_s_t due_at = instant_of(zone, day - 1, NOTICE_REMINDER_H);
    if (facts->made_at >= due_at)
        return verdict(NOTICE_DROP, NOTICE_WHY_SHORT_NOTICE);
    if (now < due_at)
        return wait_until(due_at);
    unix_s_t until = notice_quiet_until(zone, now);
    if (until == now)
        return verdict(NOTICE_SEND, NOTICE_WHY_NONE);
    if (until > facts->start_at - NOTICE_PHONE_AHEAD_S)
        return verdict(NOTICE_GIVE_UP, NOTICE_WHY_LATE);
    return wait_until(until);
}

struct notice_verdict notice_judge(
        const struct notice_facts *facts, const struct zone *zone, unix_s_t now)
{
    const struct rule *rule = &rules[facts->kind];
    if (!(rule->statuses & 1 << facts->status))
        return verdict(NOTICE_DROP, NOTICE_WHY_CHANGED);
    if (now >= facts->end_at || (rule->is_before && now >= facts->start_at))
        return verdict(NOTICE_DROP, NOTICE_WHY_OVER);
    if (facts->attempts >= tries_max(facts->kind)) /* each ended with its scheduler */
        return verdict(NOTICE_GIVE_UP, NOTICE_WHY_UNREACHABLE);
    if (facts->kind == NOTICE_REMINDER)
        return reminder_judge(facts, zone, now);
    unix_s_t until = notice_quiet_until(zone, now);
    bool is_soon = !rule->is_by_day && facts->start_at < until + NOTICE_SOON_S;
    if (until == now || rule->is_at_once || facts->is_asked || is_soon)
        return verdict(NOTICE_SEND, NOTICE_WHY_NONE);
    return wait_until(until);
}

struct notice_verdict notice_after(const struct notice_facts *facts, unix_s_t now)
{
    enum { PAUSE_S = 30, PAUSE_MAX_S = 1800, PAUSE_URGENT_S = 5, DOUBLINGS_MAX = 6, FEW = 3 };
    bool is_urgent = rules[facts->kind].is_urgent;
    int doublings = facts->attempts - 1 < DOUBLINGS_MAX ? facts->attempts - 1 : DOUBLINGS_MAX;
    unix_s_t pause_s = (unix_s_t)(is_urgent ? PAUSE_URGENT_S : PAUSE_S) << doublings;
    unix_s_t next_at = now + (pause_s < PAUSE_MAX_S ? pause_s : PAUSE_MAX_S);
    bool is_late = !is_urgent && facts->attempts >= FEW &&
                   next_at > facts->start_at - NOTICE_PHONE_AHEAD_S;
    if (facts->attempts >= tries_max(facts->kind) || is_late)
        return verdict(NOTICE_GIVE_UP, NOTICE_WHY_NONE);
    return wait_until(next_at);
}
