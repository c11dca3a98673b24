/* Slots and booking: what is offered (a reader) and what is claimed (the writer) go by the same
 * availability and the same walk of core. Run on the store's threads. */
#include "scheduler/store/sessions.h"

#include <string.h>

#include "scheduler/store/availability.h"
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/pair.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/store.h"

enum {
    LOOK_BACK_S = 3 * 86400,   /* alternatives are looked for this long before a wish */
    LOOK_AHEAD_S = 10 * 86400, /* and this long after */
};

/* --- slots_find ------------------------------------------------------------------------------- */

static enum err length_check(const struct operation *operation, int64_t length_min)
{
    for (const int *length = booking_lengths_min; *length; length++) {
        if (*length == length_min)
            return ERR_OK;
    }
    return error_set(operation->error, ERR_INPUT, "length_min", "Choose one of the lengths.");
}

/* The person whose claims count: a person is always oneself. */
static enum err slots_person(
        const struct operation *operation, const struct slots_find *call, struct id *ret_person)
{
    if (call->actor.role == ROLE_PERSON) {
        *ret_person = call->actor.account;
        return ERR_OK;
    }
    if (id_is_zero(call->person))
        return ERR_OK;
    struct member person;
    enum err err = scope_person(operation, &call->actor, call->person, &person);
    if (!err)
        *ret_person = person.id;
    return err;
}

static enum err slots_find_run(struct operation *operation, const void *in, void *out)
{
    const struct slots_find *call = in;
    struct slots_find_out *ret = out;
    struct member coach;
    struct id person = {0};
    if (call->until_at < call->from_at)
        return error_set(operation->error, ERR_INPUT, "until_at", "It is before from_at.");
    enum err err = length_check(operation, call->length_min);
    if (!err)
        err = scope_coach(operation, &call->actor, call->coach, &coach);
    if (!err)
        err = slots_person(operation, call, &person);
    if (err)
        return err;
    struct availability_wish wish = {
            .coach = &coach,
            .person = person,
            .length_min = (int)call->length_min,
            .now = call->now,
            .time = {.start = call->from_at, .end = call->until_at},
    };
    struct availability *availability;
    err = availability_load(operation, &wish, &availability);
    if (err)
        return err;
    ret->count = slots_list(availability_query(availability), ret->starts, SLOTS_LIST_MAX);
    availability_destroy(availability);
    memcpy(ret->coach_zone, coach.zone, sizeof(ret->coach_zone));
    return ERR_OK;
}

const struct store_call slots_find = {
        .name = "slots.find",
        .in_size = sizeof(struct slots_find),
        .out_size = sizeof(struct slots_find_out),
        .run = slots_find_run,
};

/* --- session_book ----------------------------------------------------------------------------- */

static enum err slot_refuse(const struct operation *operation, const struct slots_query *query,
        const struct session_book *call, struct session_book_out *out)
{
    out->alternative_count =
            alternatives_find(query, call->coach, call->wish.start_at, out->alternatives);
    return error_set(operation->error, ERR_CONFLICT, "start_at", "This time is not free.");
}

/* A person's time that another coach's booking took since it was looked at: look again. */
static enum err slot_claim(const struct operation *operation, const struct session_book *call,
        const struct pair *pair, const struct rules *rules, struct id *ret_session)
{
    const struct session_plan plan = {.coach = &pair->coach,
            .person = &pair->person,
            .wish = call->wish,
            .status = BOOKING_BOOKED,
            .rules = rules};
    enum err err = session_make(operation, &plan, call->write.now, ret_session);
    return err == ERR_CONFLICT ? db_overtake(operation->db) : err;
}

/* What session_row_find would read now. */
static struct session_row row_of(
        const struct session_book *call, const struct pair *pair, struct id session)
{
    const struct booking_wish *wish = &call->wish;
    struct session_row row = {
            .id = session,
            .programme = pair->person.programme,
            .coach = pair->coach.id,
            .person = pair->person.id,
            .start_at = wish->start_at,
            .end_at = wish->start_at + wish->length_min * 60,
            .status = BOOKING_BOOKED,
            .mode = wish->mode,
    };
    memcpy(row.coach_nickname, pair->coach_nickname, sizeof(row.coach_nickname));
    memcpy(row.coach_zone, pair->coach.zone, sizeof(row.coach_zone));
    memcpy(row.person_nickname, pair->person_nickname, sizeof(row.person_nickname));
    memcpy(row.person_zone, pair->person.zone, sizeof(row.person_zone));
    return row;
}

/* The person gets the link even for what the person booked; the coach hears of others' bookings. */
static enum err booking_tell(const struct operation *operation, const struct session_book *call,
        const struct session_row *row)
{
    const struct write *write = &call->write;
    enum err err = outbox_put_for(operation, NOTICE_BOOKED, row->person, row, write->now);
    if (!err && !id_equal(row->coach, write->actor.account))
        err = outbox_put_for(operation, NOTICE_BOOKED, row->coach, row, write->now);
    return err;
}

static enum err slot_decide(const struct operation *operation, const struct session_book *call,
        const struct pair *pair, const struct availability *availability,
        struct session_book_out *out)
{
    struct id session;
    const struct slots_query *slots = availability_query(availability);
    if (!slots_has(slots, call->wish.start_at))
        return slot_refuse(operation, slots, call, out);
    enum err err =
            slot_claim(operation, call, pair, &availability_time(availability)->rules, &session);
    if (err)
        return err;
    out->session = row_of(call, pair, session);
    return booking_tell(operation, call, &out->session);
}

/* Asks for everything on one way. Where others write at the same time, hours and claims are to
 * stand still from the lock on, and are read behind it. */
static enum err slot_look(const struct operation *operation, const struct session_book *call,
        struct pair *ret_pair, struct availability **ret_availability)
{
    const struct actor *actor = &call->write.actor;
    unix_s_t start_at = call->wish.start_at;
    struct query *sent = pair_send(operation, actor, call->coach, call->person, ret_pair);
    struct availability_wish wish = {
            .person = ret_pair->person.id,
            .length_min = (int)call->wish.length_min,
            .now = call->write.now,
            .time = {.start = start_at - LOOK_BACK_S, .end = start_at + LOOK_AHEAD_S},
    };
    struct availability *availability = NULL;
    enum err err = lock_coach_if_free(
            operation, call->coach, booking_person_claim(start_at, (int)call->wish.length_min));
    if (!err)
        err = availability_send(operation, &wish, call->coach, &availability);
    enum err of_pair = pair_read(operation, actor, sent, ret_pair);
    err = of_pair ? of_pair : err;
    if (!err)
        err = availability_read(operation, availability, &ret_pair->coach);
    if (err) {
        availability_destroy(availability);
        return err;
    }
    *ret_availability = availability;
    return ERR_OK;
}

static enum err session_book_run(struct operation *operation, const void *in, void *out)
{
    const struct session_book *call = in;
    struct session_book_out *ret = out;
    struct pair pair;
    struct availability *availability;
    enum err err = booking_check(&call->wish, call->write.now, operation->error);
    if (!err)
        err = slot_look(operation, call, &pair, &availability);
    if (err)
        return err;
    err = slot_decide(operation, call, &pair, availability, ret);
    availability_destroy(availability);
    operation->object = ret->session.id;
    return err;
}

const struct store_call session_book = {
        .name = "session.book",
        .in_size = sizeof(struct session_book),
        .out_size = sizeof(struct session_book_out),
        .is_write = true,
        .run = session_book_run,
};
