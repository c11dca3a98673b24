/* What the streams of a session's people hear after something was stored (docs/api.md, "Events").
 */
#ifndef PORCHLIGHT_SCHEDULER_API_ANNOUNCE_H
#define PORCHLIGHT_SCHEDULER_API_ANNOUNCE_H

#include "common/ticket.h"
#include "scheduler/store/queue.h"

struct app;
struct ask_out;
struct move_out;
struct offer_answer_out;
struct session_row;
struct told;

/* To the coordinators of the session's programme: something waits for them, or was decided. */
void announce_queue(struct app *app, const struct session_row *row, enum queue_kind kind);

/* Likewise, about a feed that a coach is blocked by. */
void announce_feed(struct app *app, struct id programme);

/* Both sessions of a move; who came to the old one by a seat link comes anew, to the new one. */
void announce_move(struct app *app, const struct move_out *out);

/* The same after an answer; the coordinators hear of a cover that was declined. */
void announce_answer(struct app *app, const struct move_out *out);

/* What was offered, and the later session that made room for it, if one did. */
void announce_offer(struct app *app, const struct offer_answer_out *out);

void announce_session(struct app *app, const struct session_row *row);
void announce_arrived(struct app *app, const struct session_row *row, enum seat_role role);
void announce_moved(struct app *app, const struct session_row *row);

/* Somebody asks for a coach now: to whoever asks, to who is rung, and to who is rung no more. */
void announce_ask(struct app *app, const struct ask_out *out);

/* What another scheduler wrote, to whoever listens here. */
void announce_told(struct app *app, const struct told *told);

#endif
