/* From a stored change to the events about it. */
#include "scheduler/api/announce.h"

#include <stdlib.h>

#include "common/json.h"
#include "common/log.h"
#include "scheduler/api/app.h"
#include "scheduler/api/events.h"
#include "scheduler/api/fleet.h"
#include "scheduler/api/views.h"
#include "scheduler/store/asks.h"
#include "scheduler/store/moves.h"
#include "scheduler/store/offers.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/told.h"

static struct event_scope scope_of(const struct session_row *row)
{
    return (struct event_scope){
            .session = row->id,
            .coach = row->coach,
            .person = row->person,
            .programme = row->programme,
    };
}

/* Takes data over. */
static void announce(
        struct app *app, const struct session_row *row, const char *name, struct json *data)
{
    size_t len = 0;
    char *text = json_text_take(data, &len);
    const struct event_scope scope = scope_of(row);
    if (text != NULL) {
        events_publish(app->events, &scope, name, text);
    }
    free(text);
}

/* Nobody is to be in the call of a session that is off: whoever is, is put out with the relay's
 * next beat, also a page that hears no events. A page of a session that has only ended may talk on.
 */
static void call_end(struct app *app, const struct session_row *row)
{
    bool is_off = row->status == BOOKING_CANCELLED || row->status == BOOKING_MOVED;
    if (is_off && row->relay[0] != '\0') {
        enum err err =
                fleet_command_all(app->fleet, row->relay, COMMAND_END, row->call, (struct id){0});
        LOG(LOG_INFO, "call.end", LOG_ID("session", row->id), LOG_WORD("err", err_name(err)));
    }
}

void announce_session(struct app *app, const struct session_row *row)
{
    call_end(app, row);
    const struct event_scope scope = scope_of(row);
    if (events_are_heard(app->events, &scope)) {
        announce(app, row, "session", view_session(row));
    }
}

static void queue_publish(
        struct app *app, struct id programme, struct id session, enum queue_kind kind)
{
    size_t len = 0;
    struct json *data = json_object_create();
    const struct event_scope scope = {.programme = programme};
    json_set_text(data, "kind", queue_kind_names[kind]);
    view_set_id(data, "session", session);
    char *text = json_text_take(data, &len);
    if (text != NULL) {
        events_publish(app->events, &scope, "queue", text);
    }
    free(text);
}

void announce_queue(struct app *app, const struct session_row *row, enum queue_kind kind)
{
    queue_publish(app, row->programme, row->id, kind);
}

void announce_feed(struct app *app, struct id programme)
{
    queue_publish(app, programme, (struct id){0}, QUEUE_FEED);
}

void announce_move(struct app *app, const struct move_out *out)
{
    announce_session(app, &out->session);
    if (!id_is_zero(out->new_session.id)) {
        announce_session(app, &out->new_session);
    }
    if (!id_is_zero(out->session.moved_to) && out->new_session.person_here) {
        announce_arrived(app, &out->new_session, SEAT_PERSON);
    }
    if (!id_is_zero(out->session.moved_to)) {
        events_end_seat(app->events, out->session.id);
    }
}

void announce_answer(struct app *app, const struct move_out *out)
{
    const struct session_row *to = &out->new_session;
    announce_move(app, out);
    if (!id_is_zero(to->cover) && to->status == BOOKING_CANCELLED) {
        announce_queue(app, to, QUEUE_DECLINED);
    }
}

void announce_offer(struct app *app, const struct offer_answer_out *out)
{
    announce_session(app, &out->session);
    if (!id_is_zero(out->old.id)) {
        announce_session(app, &out->old);
        events_end_seat(app->events, out->old.id);
    }
}

void announce_arrived(struct app *app, const struct session_row *row, enum seat_role role)
{
    struct json *data = json_object_create();
    json_set_id(data, "session", row->id);
    json_set_text(data, "role", role == SEAT_COACH ? "coach" : "person");
    announce(app, row, "arrived", data);
}

void announce_moved(struct app *app, const struct session_row *row)
{
    struct json *data = json_object_create();
    json_set_id(data, "session", row->id);
    announce(app, row, "moved", data);
}

/* What goes to whom is the same few words: names are asked for by those who may have them. */
static void ask_publish(struct app *app, const struct event_scope *scope, const struct ask_row *row)
{
    size_t len = 0;
    struct json *data = json_object_create();
    json_set_id(data, "ask", row->id);
    json_set_text(data, "status", ask_status_names[row->status]);
    char *text = json_text_take(data, &len);
    if (text != NULL) {
        events_publish(app->events, scope, "ask", text);
    }
    free(text);
}

static void ask_tell(struct app *app, const struct ask_out *out)
{
    if (out->is_same) {
        return; /* whoever asks again and again rings at nobody's page */
    }
    const struct event_scope scope = {
            .coach = out->ask.ringing,
            .person = out->ask.person,
            .programme = out->ask.programme,
    };
    ask_publish(app, &scope, &out->ask);
    if (!id_is_zero(out->was_ringing)) {
        ask_publish(app, &(struct event_scope){.coach = out->was_ringing}, &out->ask);
    }
}

void announce_ask(struct app *app, const struct ask_out *out)
{
    ask_tell(app, out);
    if (out->ask.status == ASK_GIVEN_UP) {
        queue_publish(app, out->ask.programme, (struct id){0}, QUEUE_ASK);
    }
}

/* Who came to a session that has moved by a seat link comes anew, to the new one. */
static void session_tell(struct app *app, const struct session_row *row)
{
    announce_session(app, row);
    if (!id_is_zero(row->moved_to)) {
        events_end_seat(app->events, row->id);
    }
}

void announce_told(struct app *app, const struct told *told)
{
    switch (told->kind) {
    case TOLD_SESSION:
        session_tell(app, &told->session);
        break;
    case TOLD_MOVED:
        announce_moved(app, &told->session);
        break;
    case TOLD_ARRIVED:
        announce_arrived(app, &told->session, told->role);
        break;
    case TOLD_QUEUE:
        queue_publish(app, told->programme, told->session_id, told->queue);
        break;
    case TOLD_ASK:
        ask_tell(app, &told->ask);
        break;
    case TOLD_SIGN_IN:
        events_end(app->events, told->sign_in);
        break;
    }
}
