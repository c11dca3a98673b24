/* Offers: a time that came free, held for whoever of the waitlist is asked, as a session that is
 * reserved until it is taken, let pass, or the window is over. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_OFFERS_H
#define PORCHLIGHT_SCHEDULER_STORE_OFFERS_H

#include <stdbool.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/booking.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct operation;
struct store_call;

/* Write, its person: yes or no to what is offered. Yes: it is booked, the later session of the
 * entry, if there is one, is `moved`, and the entry is over. No: the place in the list stays.
 * ERR_NOT_FOUND; ERR_FORBIDDEN for others; ERR_NOT_NOW "session": it is not held any more. */
struct offer_answer {
    struct write write;
    struct id session;
    bool is_yes;
};
struct offer_answer_out {
    struct session_row session;
    struct session_row old; /* id zero: none was moved */
};
extern const struct store_call offer_answer;

/* --- for operations --------------------------------------------------------------------------- */

/* By the clock (store/dues): whose turn a freed time is. It is held for them and told. ret_session
 * id zero: nobody's. */
enum err offer_turn(struct operation *operation, const struct write *write, struct id freed,
        struct session_row *ret_session) ATTRIBUTE_MUST_USE;

/* By the clock: the window is over, if the offer is still open. ret_session id zero: it is not. */
enum err offer_lapse(struct operation *operation, const struct write *write, struct id session,
        struct session_row *ret_session) ATTRIBUTE_MUST_USE;

/* The open offer of this reserved session is answered or over; others have their turn. */
enum err offer_end(const struct operation *operation, const struct session_row *row,
        const char *status) ATTRIBUTE_MUST_USE;

/* From session_row_move, of a session that holds its time no more: it came free, or its offer is
 * over. */
enum err offer_let_go(const struct operation *operation, const struct session_row *row,
        enum booking_status before, enum booking_event event) ATTRIBUTE_MUST_USE;

#endif
