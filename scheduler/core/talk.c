/* Two seats and a stopwatch that runs while both are in. Called by store/reports. */
#include "scheduler/core/talk.h"

static void seat_step(struct talk_seat *seat, enum talk_event event)
{
    switch (event) {
    case TALK_JOIN:
        seat->is_in = seat->is_admitted;
        return;
    case TALK_ADMIT:
        *seat = (struct talk_seat){.is_admitted = true, .is_in = true};
        return;
    case TALK_LET_IN:
        seat->is_admitted = true;
        return;
    case TALK_GO:
    case TALK_END:
        seat->is_in = false;
        return;
    }
}

void talk_step(struct talk *talk, enum talk_event event, enum seat_role role, unix_s_t at)
{
    if (event == TALK_END || role == SEAT_COACH)
        seat_step(&talk->coach, event);
    if (event == TALK_END || role == SEAT_PERSON)
        seat_step(&talk->person, event);
    bool are_in = talk->coach.is_in && talk->person.is_in;
    if (are_in && !talk->since_at)
        talk->since_at = at;
    if (are_in || !talk->since_at)
        return;
    talk->length_s = talk_length(talk, at);
    talk->since_at = 0;
}

int64_t talk_length(const struct talk *talk, unix_s_t at)
{
    bool is_running = talk->since_at && at > talk->since_at;
    return talk->length_s + (is_running ? at - talk->since_at : 0);
}
