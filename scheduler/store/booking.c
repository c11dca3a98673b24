/* Slots and booking: what is offered (a reader) and what is claimed (the writer) go by the same
 * availability and the same walk of core. Run on the store's threads. */
#include "scheduler/store/sessions.h"

#include <string.h>

#include "scheduler/store/availability.h"
#include "scheduler/store/claims.h"
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/outbox.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_make.h"
#include "scheduler/store/session_row.h"
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

/* Where others write at the same time, hours and claims are to stand still from here on; but
 * whoever comes too late anyway (by the session itself, whatever its buffer) does not stand in that
 * line. */
static enum err slot_lock(const struct operation *operation, const struct session_book *call,
        struct id coach, bool *ret_is_taken)
{
    *ret_is_taken = false;
    if (!db_is_shared(operation->db))
        return ERR_OK;
    struct interval time = booking_person_claim(call->wish.start_at, (int)call->wish.length_min);
    enum err err = claims_have(operation, coach, time, (struct id){0}, ret_is_taken);
    return err || *ret_is_taken ? err : lock_row(operation, LOCK_ACCOUNT, coach);
}

/* A person's time that another coach's booking took since it was looked at: look again. */
static enum err slot_claim(const struct operation *operation, const struct session_book *call,
        const struct member *coach, const struct member *person, struct session_book_out *out)
{
    const struct session_plan plan = {
            .coach = coach, .person = person, .wish = call->wish, .status = BOOKING_BOOKED};
    enum err err = session_make(operation, &plan, call->write.now, &out->session.id);
    return err == ERR_CONFLICT ? db_overtake(operation->db) : err;
}

/* The person gets the link even for what the person booked; the coach hears of others' bookings. */
static enum err booking_tell(const struct operation *operation, const struct session_book *call,
        const struct session_row *row)
{
    const struct write *write = &call->write;
    enum err err = outbox_put(operation, NOTICE_BOOKED, row->person, row->id, write->now);
    if (!err && !id_equal(row->coach, write->actor.account))
        err = outbox_put(operation, NOTICE_BOOKED, row->coach, row->id, write->now);
    return err;
}

static enum err session_book_run(struct operation *operation, const void *in, void *out)
{
    const struct session_book *call = in;
    struct session_book_out *ret = out;
    unix_s_t start_at = call->wish.start_at;
    struct member coach, person;
    enum err err = booking_check(&call->wish, call->write.now, operation->error);
    if (!err)
        err = scope_pair(operation, &call->write.actor, call->coach, call->person, &coach, &person);
    if (err)
        return err;
    struct availability_wish wish = {
            .coach = &coach,
            .person = person.id,
            .length_min = (int)call->wish.length_min,
            .now = call->write.now,
            .time = {.start = start_at - LOOK_BACK_S, .end = start_at + LOOK_AHEAD_S},
    };
    struct availability *availability;
    bool is_taken;
    err = slot_lock(operation, call, coach.id, &is_taken);
    if (!err)
        err = availability_load(operation, &wish, &availability);
    if (err)
        return err;
    const struct slots_query *slots = availability_query(availability);
    if (is_taken || !slots_has(slots, start_at))
        err = slot_refuse(operation, slots, call, ret);
    else
        err = slot_claim(operation, call, &coach, &person, ret);
    availability_destroy(availability);
    operation->object = ret->session.id;
    struct actor system = {.role = ROLE_SYSTEM};
    if (!err)
        err = session_row_find(operation, &system, ret->session.id, &ret->session);
    return err ? err : booking_tell(operation, call, &ret->session);
}

const struct store_call session_book = {
        .name = "session.book",
        .in_size = sizeof(struct session_book),
        .out_size = sizeof(struct session_book_out),
        .is_write = true,
        .run = session_book_run,
};
