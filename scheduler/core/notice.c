/* The table of notices: what each kind is called and by which rules it goes. Called by the outbox
 * and by what sends. */
#include "scheduler/core/notice.h"

#include <stddef.h>

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

struct rule {
    bool is_repeatable;
};

static const struct rule rules[NOTICE_KIND_COUNT] = {
        [NOTICE_SEAT_LINK] = {.is_repeatable = true},
        [NOTICE_MOVE_PROPOSED] = {.is_repeatable = true},
        [NOTICE_MOVE_DECLINED] = {.is_repeatable = true},
        [NOTICE_COVER_PROPOSED] = {.is_repeatable = true},
        [NOTICE_COVER_DECLINED] = {.is_repeatable = true},
};

bool notice_is_repeatable(enum notice_kind kind)
{
    return rules[kind].is_repeatable;
}
