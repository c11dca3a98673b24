/* How long the two of a call were in it together, as relays tell: who was let in, who came back,
 * who went. Only the sum is of use, and only to suggest how a session went. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_TALK_H
#define PORCHLIGHT_SCHEDULER_CORE_TALK_H

#include <stdbool.h>
#include <stdint.h>

#include "common/clock.h"
#include "common/ticket.h"

enum talk_event {
    TALK_JOIN,   /* back in the call for who was let in before; for others only at the door */
    TALK_ADMIT,  /* let in */
    TALK_LET_IN, /* was let in where the call is no longer: in the call once it joins where that is
                  */
    TALK_GO,     /* left, or lost */
    TALK_END,    /* nobody is there */
};

struct talk_seat {
    bool is_admitted;
    bool is_in;
};

struct talk { /* all zero: nobody has been there */
    struct talk_seat coach;
    struct talk_seat person;
    unix_s_t since_at; /* both are in, since then; 0: not both */
    int64_t length_s;  /* of the stretches before that */
};

/* role is of no account for TALK_END. An at that lies before since_at adds nothing. */
void talk_step(struct talk *talk, enum talk_event event, enum seat_role role, unix_s_t at);

/* All of it until at. */
int64_t talk_length(const struct talk *talk, unix_s_t at);

#endif
