/* A table of plain chores, each one write that finds its own work, deleting what is over, and two
 * rounds over series, which are first looked for and then written one by one, so that one that
 * fails does not keep the others back. Called by the loop's timer. */
#include "scheduler/jobs/chores.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "common/log.h"
#include "scheduler/store/dues.h"
#include "scheduler/store/series.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

static struct actor system_actor(void)
{
    return (struct actor){.role = ROLE_SYSTEM};
}

/* --- plain chores --------------------------------------------------------------------------- */

struct plain { /* a write whose in struct is nothing but a struct write */
    const struct store_call *call;
    ms_t every_ms;
    size_t count; /* offsets in the out struct: of how many sessions changed, and of them */
    size_t sessions;
    size_t ring_count; /* and of how many wait for a coordinator now, and of them; 0: of none ever
                        */
    size_t rings;
};

static const struct plain plains[] = {
        {&dues_run, 2000, offsetof(struct dues_run_out, session_count),
                offsetof(struct dues_run_out, sessions), offsetof(struct dues_run_out, ring_count),
                offsetof(struct dues_run_out, rings)},
        {&sessions_settle, 20000, offsetof(struct sessions_settle_out, count),
                offsetof(struct sessions_settle_out, sessions), 0, 0},
};

enum { PLAIN_COUNT = sizeof(plains) / sizeof(plains[0]) };

struct errand { /* a plain chore's turn */
    struct chores *chores;
    const struct plain *plain;
    bool is_under_way;
    ms_t next; /* not before */
};

/* --- rounds --------------------------------------------------------------------------------- */

struct course { /* finds series, then sees to each */
    const struct store_call *find;
    const struct store_call *turn;
    bool is_once; /* after the start */
};

static const struct course courses[] = {
        {&series_shifted, &series_realign, true},
        {&series_due, &series_extend, false},
};

static const ms_t courses_every_ms = 60000;

enum { COURSE_COUNT = sizeof(courses) / sizeof(courses[0]) };

struct round {
    struct chores *chores;
    const struct course *course;
    bool is_under_way;
    bool is_over; /* for good */
    ms_t next;    /* not before */
    struct series_found found;
    size_t done; /* of those found */
};

static const ms_t retention_every_ms = 3600000;
static const ms_t retention_step_ms = 1000;

struct tidying {
    bool is_under_way;
    size_t step;
    ms_t next; /* not before */
};

struct chores {
    struct chores_config config;
    struct now now; /* of the latest turn */
    struct tidying tidying;
    struct errand errands[PLAIN_COUNT];
    struct round rounds[COURSE_COUNT];
};

struct chores *chores_create(const struct chores_config *config)
{
    struct chores *chores = calloc(1, sizeof(*chores));
    if (!chores)
        return NULL;
    chores->config = *config;
    for (size_t i = 0; i < PLAIN_COUNT; i++)
        chores->errands[i] = (struct errand){.chores = chores, .plain = &plains[i]};
    for (size_t i = 0; i < COURSE_COUNT; i++)
        chores->rounds[i] = (struct round){.chores = chores, .course = &courses[i]};
    return chores;
}

void chores_destroy(struct chores *chores)
{
    free(chores);
}

static void failure_log(const struct store_call *call, enum err err)
{
    LOG(LOG_WARNING, "chore.failed", LOG_WORD("call", call->name), LOG_WORD("why", err_name(err)));
}

/* Tells of the rows of a list in an out struct; returns how many. */
static size_t sessions_tell(const struct chores *chores, const char *out, size_t count_at,
        size_t rows_at, void (*tell)(void *context, const struct session_row *row))
{
    size_t count = *(const size_t *)(const void *)(out + count_at);
    const struct session_row *rows = (const void *)(out + rows_at);
    for (size_t i = 0; i < count; i++)
        tell(chores->config.context, &rows[i]);
    return count;
}

static struct write write_now(const struct chores *chores)
{
    return (struct write){.actor = system_actor(), .now = chores->now.unix_ms / 1000};
}

/* --- doing plain ones ----------------------------------------------------------------------- */

static void handle_errand(void *context, const struct store_result *result)
{
    struct errand *errand = context;
    const struct plain *plain = errand->plain;
    errand->is_under_way = false;
    if (result->err) {
        failure_log(plain->call, result->err);
        return;
    }
    const struct chores *chores = errand->chores;
    size_t count = sessions_tell(
            chores, result->out, plain->count, plain->sessions, chores->config.changed);
    if (plain->ring_count)
        count += sessions_tell(
                chores, result->out, plain->ring_count, plain->rings, chores->config.rang);
    if (count == 0)
        return;
    LOG(LOG_INFO, plain->call->name, LOG_NUMBER("sessions", count));
    errand->next = 0; /* there may be more than one call sees to */
}

static void errand_turn(struct errand *errand, ms_t now)
{
    struct write in = write_now(errand->chores);
    if (errand->is_under_way || now < errand->next)
        return;
    errand->next = now + errand->plain->every_ms;
    errand->is_under_way = store_submit(errand->chores->config.store, errand->plain->call, &in,
                                   handle_errand, errand) == ERR_OK;
}

/* --- deleting ------------------------------------------------------------------------------- */

static void handle_tidied(void *context, const struct store_result *result)
{
    struct chores *chores = context;
    const struct retention_out *out = result->out;
    chores->tidying.is_under_way = false;
    if (result->err) {
        failure_log(&retention_run, result->err);
        return;
    }
    for (size_t i = 0; i < RETENTION_COUNT; i++) {
        if (out->rows[i] > 0)
            LOG(LOG_INFO, retention_run.name, LOG_WORD("class", retention_names[i]),
                    LOG_NUMBER("rows", out->rows[i]));
    }
    if (out->is_more)
        return;
    struct tidying *tidying = &chores->tidying;
    tidying->step = (tidying->step + 1) % RETENTION_STEPS;
    if (tidying->step == 0)
        tidying->next = chores->now.mono + retention_every_ms;
}

static void tidy_turn(struct chores *chores)
{
    struct tidying *tidying = &chores->tidying;
    const struct retention_run in = {
            .write = write_now(chores), .days = chores->config.keep, .step = tidying->step};
    if (tidying->is_under_way || chores->now.mono < tidying->next)
        return;
    tidying->next = chores->now.mono + retention_step_ms;
    tidying->is_under_way = store_submit(chores->config.store, &retention_run, &in, handle_tidied,
                                    chores) == ERR_OK;
}

/* --- doing rounds --------------------------------------------------------------------------- */

static void round_go_on(struct round *round);

static void round_end(struct round *round)
{
    round->is_under_way = false;
    round->is_over = round->course->is_once;
    round->found = (struct series_found){0};
    round->done = 0;
}

static void handle_turn(void *context, const struct store_result *result)
{
    struct round *round = context;
    const struct series_turn_out *out = result->out;
    if (result->err)
        failure_log(round->course->turn, result->err);
    else if (out->session_count > 0)
        LOG(LOG_INFO, round->course->turn->name,
                LOG_ID("series", round->found.series[round->done - 1]),
                LOG_NUMBER("sessions", out->session_count));
    if (!result->err)
        for (size_t i = 0; i < out->session_count; i++)
            round->chores->config.changed(round->chores->config.context, &out->sessions[i]);
    round_go_on(round);
}

static void handle_found(void *context, const struct store_result *result)
{
    struct round *round = context;
    const struct series_found *found = result->out;
    round->done = 0;
    round->found = *found;
    if (result->err) {
        failure_log(round->course->find, result->err);
        round->is_under_way = false; /* begins anew with the next turn that may */
        return;
    }
    round_go_on(round);
}

static enum err round_turn_next(struct round *round)
{
    const struct series_turn in = {
            .write = write_now(round->chores), .series = round->found.series[round->done++]};
    return store_submit(round->chores->config.store, round->course->turn, &in, handle_turn, round);
}

static enum err round_find(struct round *round)
{
    const struct series_find in = {.actor = system_actor(),
            .now = round->chores->now.unix_ms / 1000,
            .after = round->found.last};
    return store_submit(round->chores->config.store, round->course->find, &in, handle_found, round);
}

/* The next one found, the next page, or the end. A full queue ends the round until its next time;
 * what was not seen to is found again. */
static void round_go_on(struct round *round)
{
    bool is_more = round->done < round->found.count;
    enum err err = ERR_OK;
    if (!is_more && !round->found.is_more) {
        round_end(round);
        return;
    }
    err = is_more ? round_turn_next(round) : round_find(round);
    if (err) {
        round->found = (struct series_found){0};
        round->is_under_way = false;
    }
}

static void round_begin(struct round *round, ms_t now)
{
    if (round->is_under_way || round->is_over || now < round->next)
        return;
    round->next = now + courses_every_ms;
    round->is_under_way = round_find(round) == ERR_OK;
}

void chores_turn(struct chores *chores, struct now now)
{
    chores->now = now;
    for (size_t i = 0; i < PLAIN_COUNT; i++)
        errand_turn(&chores->errands[i], now.mono);
    tidy_turn(chores);
    for (size_t i = 0; i < COURSE_COUNT; i++)
        round_begin(&chores->rounds[i], now.mono);
}
