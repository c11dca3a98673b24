/* Reads on from a mark, one reading at a time; what rings meanwhile makes one more. A reading that
 * fails is tried again from the same mark: what was told is still there. */
#include "scheduler/jobs/hearer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "scheduler/store/store.h"
#include "scheduler/store/told.h"

enum { FORGET_EVERY_MS = 60000 };

struct hearer {
    struct hearer_config config;
    struct told_read next; /* its mark: how far it has read; empty: nobody knows */
    bool is_under_way;
    bool is_again; /* somebody rang since it was begun */
    ms_t now;      /* of the latest turn or ring */
    ms_t read_at;  /* when it last went well */
    ms_t forget_at;
};

struct hearer *hearer_create(const struct hearer_config *config)
{
    struct hearer *hearer = calloc(1, sizeof(*hearer));
    if (hearer != NULL) {
        hearer->config = *config;
        hearer->next.actor.role = ROLE_SYSTEM;
    }
    return hearer;
}

void hearer_destroy(struct hearer *hearer)
{
    free(hearer);
}

static void failure_log(const struct store_call *call, enum err err)
{
    LOG(LOG_WARNING, "hearer.failed", LOG_WORD("call", call->name), LOG_WORD("why", err_name(err)));
}

static void hearer_read(struct hearer *hearer);

static void hearer_take(struct hearer *hearer, const struct told_read_out *out)
{
    memcpy(hearer->next.mark, out->mark, sizeof(hearer->next.mark));
    hearer->read_at = hearer->now;
    if (out->is_lost) {
        LOG(LOG_INFO, "hearer.missed", LOG_NUMBER("at", hearer->now));
        hearer->config.missed(hearer->config.context);
    }
    for (size_t i = 0; i < out->count; i++) {
        hearer->config.told(hearer->config.context, &out->told[i]);
    }
}

static void handle_read(void *context, const struct store_result *result)
{
    struct hearer *hearer = context;
    hearer->is_under_way = false;
    if (result->err != ERR_OK) {
        failure_log(&told_read, result->err);
        return; /* the next turn tries again */
    }
    hearer_take(hearer, result->out);
    if (hearer->is_again) {
        hearer_read(hearer);
    }
}

/* What was told so long ago may be forgotten by now: a mark from then is none. */
static void hearer_read(struct hearer *hearer)
{
    hearer->is_again = hearer->is_under_way;
    if (hearer->is_under_way) {
        return;
    }
    if (hearer->now - hearer->read_at > TOLD_KEPT_MS / 2) {
        hearer->next.mark[0] = '\0';
    }
    hearer->is_under_way = store_submit(hearer->config.store, &told_read, &hearer->next,
                                   handle_read, hearer) == ERR_OK;
}

static void handle_forgotten(void *context, const struct store_result *result)
{
    (void)context;
    if (result->err != ERR_OK) {
        failure_log(&told_forget, result->err);
    }
}

/* A full queue: a minute later. */
static void hearer_forget(struct hearer *hearer)
{
    const struct write in = {.actor = {.role = ROLE_SYSTEM}};
    hearer->forget_at = hearer->now + FORGET_EVERY_MS;
    if (store_submit(hearer->config.store, &told_forget, &in, handle_forgotten, hearer) != ERR_OK) {
        failure_log(&told_forget, ERR_LIMIT);
    }
}

void hearer_turn(struct hearer *hearer, ms_t now)
{
    hearer->now = now;
    if (now >= hearer->forget_at) {
        hearer_forget(hearer);
    }
    if (!hearer->is_under_way) {
        hearer_read(hearer);
    }
}

void hearer_wake(struct hearer *hearer, ms_t now)
{
    hearer->now = now;
    hearer_read(hearer);
}
