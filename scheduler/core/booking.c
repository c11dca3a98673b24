/* The table of a session's life, and the few rules around it. Everything that changes a status
 * (pages, API, clock, relay reports) asks booking_next; nothing else compares statuses. */
#include "scheduler/core/booking.h"

#include "scheduler/core/civil.h"

const char *const booking_status_names[BOOKING_STATUS_COUNT + 1] = {
        [BOOKING_RESERVED] = "reserved",
        [BOOKING_PENDING] = "pending",
        [BOOKING_BOOKED] = "booked",
        [BOOKING_LIVE] = "live",
        [BOOKING_MET] = "met",
        [BOOKING_MOVED] = "moved",
        [BOOKING_NOT_REACHED] = "not_reached",
        [BOOKING_WE_MISSED] = "we_missed",
        [BOOKING_TECH_STOPPED] = "tech_stopped",
        [BOOKING_CANCELLED] = "cancelled",
        [BOOKING_STATUS_COUNT] = NULL,
};

const char *const booking_mode_names[] = {
        [BOOKING_VIDEO] = "video",
        [BOOKING_VOICE] = "voice",
        [BOOKING_TEXT] = "text",
        [BOOKING_TEXT + 1] = NULL,
};

const int booking_lengths_min[] = {10, 15, 25, 50, 0};

bool booking_is_held(enum booking_status status)
{
    return status <= BOOKING_LIVE;
}

const char *const booking_told_names[] = {"met", "not_reached", "we_missed", "tech_stopped", NULL};
const enum booking_status booking_told[] = {
        BOOKING_MET, BOOKING_NOT_REACHED, BOOKING_WE_MISSED, BOOKING_TECH_STOPPED};

bool booking_is_told(enum booking_status status)
{
    return status == BOOKING_MET || status == BOOKING_NOT_REACHED || status == BOOKING_WE_MISSED ||
           status == BOOKING_TECH_STOPPED;
}

enum booking_event booking_telling(enum booking_status outcome)
{
    if (outcome == BOOKING_NOT_REACHED)
        return BOOKING_TELL_NOT_REACHED;
    if (outcome == BOOKING_WE_MISSED)
        return BOOKING_TELL_WE_MISSED;
    return outcome == BOOKING_TECH_STOPPED ? BOOKING_TELL_TECH_STOPPED : BOOKING_TELL_MET;
}

enum { /* sets of roles, one bit each */
    SYSTEM = 1 << ROLE_SYSTEM,
    PERSON = 1 << ROLE_PERSON,
    COACH = 1 << ROLE_COACH,
    COORDINATOR = 1 << ROLE_COORDINATOR,
    STAFF = COACH | COORDINATOR,
    PARTIES = PERSON | COACH,
    EVERYBODY = PERSON | STAFF | SYSTEM,
};

struct transition {
    enum booking_status from;
    enum booking_event event;
    unsigned roles;
    enum booking_status to; /* END: replaced by booking_outcome */
};

static const struct transition transitions[] = {
        {BOOKING_RESERVED, BOOKING_ASK, PERSON | STAFF, BOOKING_PENDING},
        {BOOKING_RESERVED, BOOKING_CONFIRM, PERSON | STAFF, BOOKING_BOOKED},
        {BOOKING_RESERVED, BOOKING_LAPSE, SYSTEM, BOOKING_CANCELLED},
        {BOOKING_RESERVED, BOOKING_CANCEL, EVERYBODY, BOOKING_CANCELLED},
        {BOOKING_PENDING, BOOKING_CONFIRM, STAFF, BOOKING_BOOKED},
        {BOOKING_PENDING, BOOKING_DECLINE, STAFF, BOOKING_CANCELLED},
        {BOOKING_PENDING, BOOKING_LAPSE, SYSTEM, BOOKING_CANCELLED},
        {BOOKING_PENDING, BOOKING_CANCEL, EVERYBODY, BOOKING_CANCELLED},
        {BOOKING_BOOKED, BOOKING_HERE, PARTIES, BOOKING_BOOKED},
        {BOOKING_BOOKED, BOOKING_BEGIN, SYSTEM, BOOKING_LIVE},
        {BOOKING_BOOKED, BOOKING_END, SYSTEM, BOOKING_MET},
        {BOOKING_BOOKED, BOOKING_TECH_STOP, STAFF | SYSTEM, BOOKING_TECH_STOPPED},
        {BOOKING_BOOKED, BOOKING_MOVE, PERSON | STAFF | SYSTEM, BOOKING_MOVED},
        {BOOKING_BOOKED, BOOKING_CANCEL, EVERYBODY, BOOKING_CANCELLED},
        {BOOKING_LIVE, BOOKING_HERE, PARTIES, BOOKING_LIVE},
        {BOOKING_LIVE, BOOKING_END, STAFF | SYSTEM, BOOKING_MET},
        {BOOKING_LIVE, BOOKING_TECH_STOP, STAFF | SYSTEM, BOOKING_TECH_STOPPED},
        /* what was told, or suggested, may be told otherwise */
        {BOOKING_MET, BOOKING_TELL_MET, STAFF, BOOKING_MET},
        {BOOKING_MET, BOOKING_TELL_NOT_REACHED, STAFF, BOOKING_NOT_REACHED},
        {BOOKING_MET, BOOKING_TELL_WE_MISSED, STAFF, BOOKING_WE_MISSED},
        {BOOKING_MET, BOOKING_TELL_TECH_STOPPED, STAFF, BOOKING_TECH_STOPPED},
        {BOOKING_NOT_REACHED, BOOKING_TELL_MET, STAFF, BOOKING_MET},
        {BOOKING_NOT_REACHED, BOOKING_TELL_NOT_REACHED, STAFF, BOOKING_NOT_REACHED},
        {BOOKING_NOT_REACHED, BOOKING_TELL_WE_MISSED, STAFF, BOOKING_WE_MISSED},
        {BOOKING_NOT_REACHED, BOOKING_TELL_TECH_STOPPED, STAFF, BOOKING_TECH_STOPPED},
        {BOOKING_WE_MISSED, BOOKING_TELL_MET, STAFF, BOOKING_MET},
        {BOOKING_WE_MISSED, BOOKING_TELL_NOT_REACHED, STAFF, BOOKING_NOT_REACHED},
        {BOOKING_WE_MISSED, BOOKING_TELL_WE_MISSED, STAFF, BOOKING_WE_MISSED},
        {BOOKING_WE_MISSED, BOOKING_TELL_TECH_STOPPED, STAFF, BOOKING_TECH_STOPPED},
        {BOOKING_TECH_STOPPED, BOOKING_TELL_MET, STAFF, BOOKING_MET},
        {BOOKING_TECH_STOPPED, BOOKING_TELL_NOT_REACHED, STAFF, BOOKING_NOT_REACHED},
        {BOOKING_TECH_STOPPED, BOOKING_TELL_WE_MISSED, STAFF, BOOKING_WE_MISSED},
        {BOOKING_TECH_STOPPED, BOOKING_TELL_TECH_STOPPED, STAFF, BOOKING_TECH_STOPPED},
};

enum { TRANSITION_COUNT = sizeof(transitions) / sizeof(transitions[0]) };

static const struct transition *transition_find(
        enum booking_status status, enum booking_event event)
{
    for (size_t i = 0; i < TRANSITION_COUNT; i++) {
        if (transitions[i].from == status && transitions[i].event == event)
            return &transitions[i];
    }
    return NULL;
}

enum err booking_next(enum booking_status status, enum booking_event event, enum role role,
        struct booking_facts facts, enum booking_status *ret_status)
{
    const struct transition *transition = transition_find(status, event);
    if (!transition)
        return ERR_NOT_NOW;
    if (!(transition->roles & (1u << role)))
        return ERR_FORBIDDEN;
    if (event == BOOKING_BEGIN && !(facts.coach_here && facts.person_here))
        return ERR_NOT_NOW;
    if (event == BOOKING_TELL_NOT_REACHED && facts.person_here)
        return ERR_NOT_NOW;
    *ret_status = event == BOOKING_END ? booking_outcome(facts) : transition->to;
    return ERR_OK;
}

enum booking_status booking_outcome(struct booking_facts facts)
{
    if (!facts.coach_here)
        return BOOKING_WE_MISSED; /* whether the person would have come, nobody knows */
    if (!facts.person_here)
        return BOOKING_NOT_REACHED;
    bool is_none = facts.is_watched && facts.talk_s < BOOKING_TALK_MIN_S;
    return is_none ? BOOKING_TECH_STOPPED : BOOKING_MET;
}

struct interval booking_here_window(unix_s_t start_at, unix_s_t end_at)
{
    return (struct interval){.start = start_at - (unix_s_t)BOOKING_EARLY_MIN * 60, .end = end_at};
}

bool booking_is_here_time(unix_s_t start_at, unix_s_t end_at, unix_s_t now)
{
    struct interval window = booking_here_window(start_at, end_at);
    return now >= window.start && now < window.end;
}

int booking_buffer_min(int length_min)
{
    return length_min >= 50 ? 10 : 5;
}

struct interval booking_person_claim(unix_s_t start_at, int length_min)
{
    return (struct interval){.start = start_at, .end = start_at + (unix_s_t)length_min * 60};
}

struct interval booking_coach_claim(unix_s_t start_at, int length_min)
{
    return booking_person_claim(start_at, length_min + booking_buffer_min(length_min));
}

static bool is_length(int64_t length_min)
{
    for (const int *length = booking_lengths_min; *length; length++) {
        if (*length == length_min)
            return true;
    }
    return false;
}

enum err booking_check(const struct booking_wish *wish, unix_s_t now, struct error *error)
{
    if (!is_length(wish->length_min))
        return error_set(error, ERR_INPUT, "length_min", "must be 10, 15, 25 or 50");
    if (wish->mode < BOOKING_VIDEO || wish->mode > BOOKING_TEXT)
        return error_set(error, ERR_INPUT, "mode", "must be video, voice or text");
    if (wish->start_at < now)
        return error_set(error, ERR_INPUT, "start_at", "is over already");
    if (wish->start_at > now + (unix_s_t)366 * DAY_S)
        return error_set(error, ERR_INPUT, "start_at", "is more than a year ahead");
    if (wish->start_at % 60 != 0)
        return error_set(error, ERR_INPUT, "start_at", "must be on a whole minute");
    return ERR_OK;
}
