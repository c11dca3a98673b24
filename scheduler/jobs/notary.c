/* Asks the store to seal, and remembers how far the chain has come. It is also a witness: a chain
 * whose end goes back while the scheduler runs was cut, and what it knew goes to the second place
 * at once, or as soon as that can be written to. Called by the loop's timer; at most one call of
 * each kind is under way. */
#include "scheduler/jobs/notary.h"

#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "scheduler/store/audit_anchors.h"
#include "scheduler/store/audit_seal.h"
#include "scheduler/store/store.h"

enum { STOP_TRIES_MAX = 64 };

struct notary {
    struct notary_config config;
    struct now now; /* of the latest turn */
    struct audit_head head;
    struct audit_head owed; /* an end that went back, until it is written down. Place 0: none */
    struct audit_head anchoring;
    int64_t anchored_place; /* the last that was written down, or is being */
    ms_t seal_at;           /* not before */
    ms_t anchor_at;
    bool is_sealing;
    bool is_anchoring;
    bool is_failing; /* said in the log already */
};

struct notary *notary_create(const struct notary_config *config)
{
    struct notary *notary = calloc(1, sizeof(*notary));
    if (notary)
        notary->config = *config;
    return notary;
}

void notary_destroy(struct notary *notary)
{
    free(notary);
}

/* --- anchors ---------------------------------------------------------------------------------- */

static bool heads_equal(const struct audit_head *a, const struct audit_head *b)
{
    return a->place == b->place && audit_seals_equal(a->seal, b->seal);
}

static void anchor_take(struct notary *notary, const struct store_result *result)
{
    if (!result->err) {
        LOG(LOG_INFO, "audit.anchored", LOG_NUMBER("place", notary->anchoring.place));
        if (heads_equal(&notary->anchoring, &notary->owed))
            notary->owed = (struct audit_head){0};
        return;
    }
    LOG(LOG_ERROR, "audit.anchor_failed", LOG_WORD("why", result->error.text));
    notary->anchored_place = 0;
    notary->anchor_at = notary->now.mono + NOTARY_ANCHOR_AGAIN_MS;
}

static void handle_anchored(void *context, const struct store_result *result)
{
    struct notary *notary = context;
    notary->is_anchoring = false;
    anchor_take(notary, result);
}

static struct audit_anchor_add anchor_of(const struct notary *notary, const struct audit_head *head)
{
    struct audit_anchor_add in = {
            .anchor = {.at = notary->now.unix_ms / 1000, .head = *head},
            .is_for_syslog = notary->config.is_for_syslog,
    };
    size_t len = strlen(notary->config.anchor_path);
    memcpy(in.path, notary->config.anchor_path, len < sizeof(in.path) ? len : sizeof(in.path) - 1);
    return in;
}

static bool has_place(const struct notary *notary)
{
    return notary->config.anchor_path[0] || notary->config.is_for_syslog;
}

static void anchor_begin(struct notary *notary, const struct audit_head *head)
{
    const struct audit_anchor_add in = anchor_of(notary, head);
    notary->is_anchoring = store_submit(notary->config.store, &audit_anchor_add, &in,
                                   handle_anchored, notary) == ERR_OK;
    if (!notary->is_anchoring)
        return;
    notary->anchoring = *head;
    notary->anchored_place = head->place;
    notary->anchor_at = notary->now.mono + NOTARY_ANCHOR_MS;
}

/* What is owed comes first: the shorter chain's end would hide that there was a longer one. */
static void anchor_next(struct notary *notary)
{
    anchor_begin(notary, notary->owed.place > 0 ? &notary->owed : &notary->head);
}

static bool is_anchor_wanted(const struct notary *notary)
{
    bool is_new = notary->head.place > 0 && notary->head.place != notary->anchored_place;
    return has_place(notary) && (is_new || notary->owed.place > 0);
}

static void anchor_if_due(struct notary *notary)
{
    if (notary->is_anchoring || !is_anchor_wanted(notary))
        return;
    bool is_far = notary->head.place - notary->anchored_place >= NOTARY_ANCHOR_ROWS &&
                  notary->anchored_place > 0;
    if (notary->now.mono >= notary->anchor_at || is_far)
        anchor_next(notary);
}

/* --- seals ------------------------------------------------------------------------------------ */

static bool has_gone_back(const struct notary *notary, const struct audit_head *head)
{
    if (head->place == notary->head.place)
        return !audit_seals_equal(head->seal, notary->head.seal);
    return head->place < notary->head.place;
}

static void head_take(struct notary *notary, const struct audit_seal_out *out)
{
    if (has_gone_back(notary, &out->head)) {
        LOG(LOG_ERROR, "audit.went_back", LOG_NUMBER("from", notary->head.place),
                LOG_NUMBER("to", out->head.place));
        if (notary->head.place > notary->owed.place)
            notary->owed = notary->head;
        notary->anchor_at = notary->now.mono;
    }
    notary->head = out->head;
}

static void seal_take(struct notary *notary, const struct store_result *result)
{
    const struct audit_seal_out *out = result->out;
    if (result->err && !notary->is_failing)
        LOG(LOG_ERROR, "audit.seal_failed", LOG_WORD("why", err_name(result->err)));
    notary->is_failing = result->err != ERR_OK;
    if (result->err || out->is_taken)
        return;
    head_take(notary, out);
    if (out->is_more)
        notary->seal_at = 0;
    else if (out->is_waiting)
        notary->seal_at = notary->now.mono + NOTARY_SEAL_AGAIN_MS;
}

static struct audit_seal seal_of(const struct notary *notary)
{
    return (struct audit_seal){
            .write = {.actor = {.role = ROLE_SYSTEM}, .now = notary->now.unix_ms / 1000},
            .keys = notary->config.keys,
    };
}

static void seal_begin(struct notary *notary);

static void handle_sealed(void *context, const struct store_result *result)
{
    struct notary *notary = context;
    notary->is_sealing = false;
    seal_take(notary, result);
    if (notary->seal_at == 0)
        seal_begin(notary);
    else
        anchor_if_due(notary);
}

static void seal_begin(struct notary *notary)
{
    const struct audit_seal in = seal_of(notary);
    notary->seal_at = notary->now.mono + NOTARY_SEAL_MS;
    notary->is_sealing =
            store_submit(notary->config.store, &audit_seal, &in, handle_sealed, notary) == ERR_OK;
}

void notary_turn(struct notary *notary, struct now now)
{
    notary->now = now;
    if (!notary->is_sealing && now.mono >= notary->seal_at)
        seal_begin(notary);
    anchor_if_due(notary);
}

/* --- the end ---------------------------------------------------------------------------------- */

struct last_seal {
    struct notary *notary;
    bool is_done;
    bool is_again;
};

static void handle_last_seal(void *context, const struct store_result *result)
{
    struct last_seal *last = context;
    const struct audit_seal_out *out = result->out;
    seal_take(last->notary, result);
    last->is_done = true;
    last->is_again = !result->err && (out->count > 0 || out->is_waiting || out->is_taken);
}

/* Whether there may be more: rows of writes that end while this one runs. */
static bool seal_last(struct notary *notary)
{
    const struct audit_seal in = seal_of(notary);
    struct last_seal last = {.notary = notary};
    if (store_submit(notary->config.store, &audit_seal, &in, handle_last_seal, &last) != ERR_OK)
        return false;
    while (!last.is_done && store_deliver_wait(notary->config.store))
        ;
    return last.is_again;
}

static void anchor_wait(struct notary *notary)
{
    while (notary->is_anchoring && store_deliver_wait(notary->config.store))
        ;
}

void notary_stop(struct notary *notary, struct now now)
{
    if (!notary)
        return;
    notary->now = now;
    for (int tries = 0; tries < STOP_TRIES_MAX && seal_last(notary); tries++)
        ;
    anchor_wait(notary);
    if (!is_anchor_wanted(notary))
        return;
    anchor_next(notary);
    anchor_wait(notary);
}
