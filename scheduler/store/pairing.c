/* Keeps what people and coaches say for being paired, and takes it to the coordinator's queue when
 * two who see each other should not any more. Run on the store's threads. */
#include "scheduler/store/pairing.h"

#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/match.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/pairing_row.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/store.h"
#include "scheduler/store/who_row.h"

enum { SWITCH_WITHIN_S = 2 * 86400 }; /* somebody should have answered by then */

/* --- whose ----------------------------------------------------------------------------------- */

/* A seat link's sign-in has none. */
static enum err owner_find(const struct operation *operation, const struct actor *actor,
        struct id person, struct member *ret_owner)
{
    if (actor->role == ROLE_COORDINATOR)
        return scope_person(operation, actor, person, ret_owner);
    enum err err = scope_role(operation, actor, actor->role);
    if (!err && actor->role != ROLE_PERSON && actor->role != ROLE_COACH)
        err = scope_role(operation, actor, ROLE_COACH);
    return err ? err : member_find(operation, actor->account, actor->role, NULL, ret_owner);
}

/* As this actor may see it. */
static struct pairing pairing_seen(const struct pairing *pairing, const struct actor *actor)
{
    struct pairing seen = *pairing;
    seen.wishes.is_own = false; /* nobody's to see */
    if (actor->role == ROLE_COORDINATOR)
        seen.avoid = (struct avoid){0};
    return seen;
}

static enum err pairing_get_run(struct operation *operation, const void *in, void *out)
{
    const struct pairing_get *call = in;
    struct pairing pairing;
    struct member owner;
    enum err err = owner_find(operation, &call->actor, call->person, &owner);
    if (!err)
        err = pairing_load(operation, owner.id, &pairing);
    if (!err)
        *(struct pairing *)out = pairing_seen(&pairing, &call->actor);
    return err;
}

const struct store_call pairing_get = {
        .name = "pairing.get",
        .in_size = sizeof(struct pairing_get),
        .out_size = sizeof(struct pairing),
        .run = pairing_get_run,
};

/* --- who is avoided and seen already ---------------------------------------------------------- */

static enum err switch_put(
        const struct operation *operation, enum queue_kind kind, struct id person, unix_s_t now)
{
    return queue_put(operation, kind, person, (struct id){0}, now + SWITCH_WITHIN_S, now);
}

enum { PARTINGS_MAX = 200 };

/* Who of those whom the owner sees is on the new list and was not on the old one. */
static enum err partings_find(const struct operation *operation, const struct member *owner,
        const struct avoid *before, const struct avoid *after, struct id *ret_others,
        size_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT " WHO_COLUMNS " FROM caseload k "
            "JOIN account a ON a.id = CASE WHEN k.person_id = $1 THEN k.coach_id ELSE k.person_id "
            "END WHERE (k.person_id = $1 OR k.coach_id = $1) AND k.ended_at IS NULL");
    query_bind_id(query, 1, &owner->id);
    size_t count = 0;
    enum err err = ERR_OK;
    while (!err && count < PARTINGS_MAX && query_next(query)) {
        struct who_row other;
        err = who_read(operation, query, true, &other);
        if (!err && avoid_meets(after, &other.who) && !avoid_meets(before, &other.who))
            ret_others[count++] = other.who.account;
    }
    enum err ended = query_end(query);
    *ret_count = count;
    return err ? err : ended;
}

static enum err partings_put(const struct operation *operation, const struct member *owner,
        const struct avoid *before, const struct avoid *after, unix_s_t now)
{
    struct id others[PARTINGS_MAX];
    size_t count = 0;
    bool is_person = owner->role == ROLE_PERSON;
    enum err err = partings_find(operation, owner, before, after, others, &count);
    for (size_t i = 0; i < count && !err; i++)
        err = switch_put(operation, is_person ? QUEUE_SWITCH : QUEUE_HAND_BACK,
                is_person ? owner->id : others[i], now);
    return err;
}

/* --- saving ---------------------------------------------------------------------------------- */

/* What will be there: all that an owner says, or what a coordinator writes of a person, beside the
 * person's own list. */
static enum err after_make(const struct operation *operation, const struct pairing_put *call,
        const struct pairing *before, struct pairing *ret_after)
{
    bool is_own = call->write.actor.role != ROLE_COORDINATOR;
    *ret_after = call->pairing;
    ret_after->wishes.is_own = is_own || (before->wishes.is_own && wishes_are_alike(&before->wishes,
                                                                           &call->pairing.wishes));
    if (is_own)
        return ERR_OK;
    ret_after->avoid = before->avoid;
    return avoid_take(&ret_after->avoid, &call->pairing.avoid, operation->error);
}

/* What is there, held still; ERR_CHANGED unless the sender saw it so. */
static enum err before_take(const struct operation *operation, const struct write *write,
        const struct member *owner, struct pairing *ret_before)
{
    enum err err = lock_row(operation, LOCK_ACCOUNT, owner->id);
    if (!err)
        err = pairing_load(operation, owner->id, ret_before);
    if (err)
        return err;
    struct pairing seen = pairing_seen(ret_before, &write->actor);
    return match_check(operation, write, &seen);
}

static enum err pairing_put_run(struct operation *operation, const void *in, void *out)
{
    const struct pairing_put *call = in;
    const struct write *write = &call->write;
    struct pairing before, after;
    struct member owner;
    enum err err = owner_find(operation, &write->actor, call->person, &owner);
    if (!err)
        err = before_take(operation, write, &owner, &before);
    if (!err)
        err = after_make(operation, call, &before, &after);
    if (!err)
        err = pairing_save(operation, &owner, &after);
    if (!err)
        err = partings_put(operation, &owner, &before.avoid, &after.avoid, write->now);
    if (err)
        return err;
    operation->object = owner.id;
    *(struct pairing *)out = pairing_seen(&after, &write->actor);
    return ERR_OK;
}

const struct store_call pairing_put = {
        .name = "pairing.put",
        .in_size = sizeof(struct pairing_put),
        .out_size = sizeof(struct pairing),
        .is_write = true,
        .run = pairing_put_run,
};

/* --- a part of one's own ---------------------------------------------------------------------- */

/* What is there, held still. ERR_FORBIDDEN: nobody who says anything of themselves. */
static enum err own_take(const struct operation *operation, const struct actor *actor,
        struct member *ret_owner, struct pairing *ret_before)
{
    if (actor->role == ROLE_COORDINATOR)
        return ERR_FORBIDDEN;
    enum err err = owner_find(operation, actor, (struct id){0}, ret_owner);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, ret_owner->id);
    return err ? err : pairing_load(operation, ret_owner->id, ret_before);
}

static enum err pairing_kind_put_run(struct operation *operation, const void *in, void *out)
{
    const struct pairing_kind_put *call = in;
    struct pairing *pairing = out;
    struct member owner;
    enum err err = own_take(operation, &call->write.actor, &owner, pairing);
    if (!err)
        err = pairing_take_kind(
                pairing, call->kind, &call->traits, &call->wishes, operation->error);
    operation->object = call->write.actor.account;
    return err ? err : pairing_save(operation, &owner, pairing);
}

const struct store_call pairing_kind_put = {
        .name = "pairing.put",
        .in_size = sizeof(struct pairing_kind_put),
        .out_size = sizeof(struct pairing),
        .is_write = true,
        .run = pairing_kind_put_run,
};

static enum err pairing_avoid_put_run(struct operation *operation, const void *in, void *out)
{
    const struct pairing_avoid_put *call = in;
    const struct write *write = &call->write;
    struct pairing *pairing = out;
    struct avoid before;
    struct member owner;
    enum err err = own_take(operation, &write->actor, &owner, pairing);
    if (err)
        return err;
    operation->object = owner.id;
    before = pairing->avoid;
    if (call->is_gone)
        avoid_drop(&pairing->avoid, &call->entry);
    else
        err = avoid_add(&pairing->avoid, &call->entry, operation->error);
    if (!err)
        err = pairing_save(operation, &owner, pairing);
    return err ? err : partings_put(operation, &owner, &before, &pairing->avoid, write->now);
}

const struct store_call pairing_avoid_put = {
        .name = "pairing.put",
        .in_size = sizeof(struct pairing_avoid_put),
        .out_size = sizeof(struct pairing),
        .is_write = true,
        .run = pairing_avoid_put_run,
};

/* --- switch_ask, hand_back -------------------------------------------------------------------- */

static enum err switch_ask_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct switch_ask *call = in;
    operation->object = call->write.actor.account;
    enum err err = scope_role(operation, &call->write.actor, ROLE_PERSON);
    return err ? err
               : switch_put(operation, QUEUE_SWITCH, call->write.actor.account, call->write.now);
}

const struct store_call switch_ask = {
        .name = "switch.ask",
        .in_size = sizeof(struct switch_ask),
        .out_size = sizeof(struct switch_ask_out),
        .is_write = true,
        .run = switch_ask_run,
};

static enum err hand_back_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct hand_back *call = in;
    const struct actor *actor = &call->write.actor;
    struct member person;
    operation->object = call->person;
    enum err err = scope_role(operation, actor, ROLE_COACH);
    if (!err)
        err = scope_person(operation, actor, call->person, &person);
    return err ? err : switch_put(operation, QUEUE_HAND_BACK, person.id, call->write.now);
}

const struct store_call hand_back = {
        .name = "switch.hand_back",
        .in_size = sizeof(struct hand_back),
        .out_size = sizeof(struct hand_back_out),
        .is_write = true,
        .run = hand_back_run,
};
