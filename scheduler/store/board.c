/* Keeps the coaches by id, and replaces those that coach_change names. Called by the search, on the
 * reading threads: one of them refreshes at a time, any number look. */
#include "scheduler/store/board.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/zone.h"
#include "scheduler/store/db.h"
#include "scheduler/store/hours_row.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/pairing_row.h"
#include "scheduler/store/rules_row.h"

struct fresh { /* what one refresh has read */
    size_t count;
    struct id ids[BOARD_COACHES_MAX];
    struct board_coach *coaches[BOARD_COACHES_MAX]; /* NULL: has ended */
    struct exception_row rows[HOURS_EXCEPTIONS_MAX];
    struct hours_window windows[HOURS_WINDOWS_MAX];
    struct pairing pairing;
};

struct board {
    pthread_mutex_t refresh; /* held by the one thread that refreshes; guards from_seq and fresh */
    pthread_rwlock_t look;   /* guards coaches and count */
    int64_t from_seq;        /* changes below it are known; 0: nothing is */
    struct fresh fresh;
    size_t count;
    struct board_coach *coaches[BOARD_COACHES_MAX];
};

struct board *board_create(void)
{
    struct board *board = calloc(1, sizeof(*board));
    if (!board)
        return NULL;
    pthread_mutex_init(&board->refresh, NULL);
    pthread_rwlock_init(&board->look, NULL);
    return board;
}

void board_destroy(struct board *board)
{
    if (!board)
        return;
    for (size_t i = 0; i < board->count; i++)
        free(board->coaches[i]);
    pthread_mutex_destroy(&board->refresh);
    pthread_rwlock_destroy(&board->look);
    free(board);
}

/* --- one coach -------------------------------------------------------------------------------- */

/* The lists lie behind the coach, in the same block. */
static struct board_coach *coach_pack(
        const struct fresh *fresh, size_t window_count, size_t exception_count)
{
    size_t windows_size = window_count * sizeof(struct hours_window);
    struct board_coach *coach = malloc(
            sizeof(*coach) + windows_size + exception_count * sizeof(struct hours_exception));
    if (!coach)
        return NULL;
    struct hours_window *windows = (struct hours_window *)(coach + 1);
    struct hours_exception *exceptions = (struct hours_exception *)(windows + window_count);
    memcpy(windows, fresh->windows, windows_size);
    for (size_t i = 0; i < exception_count; i++)
        exceptions[i] = fresh->rows[i].exception;
    coach->hours = (struct hours){.windows = windows,
            .window_count = window_count,
            .exceptions = exceptions,
            .exception_count = exception_count};
    return coach;
}

/* Nothing, in a tool that pairs nobody. */
static enum err said_load(
        const struct operation *operation, struct id coach, struct pairing *ret_pairing)
{
    *ret_pairing = (struct pairing){0};
    return operation->vocabulary ? pairing_load(operation, coach, ret_pairing) : ERR_OK;
}

static enum err coach_load(const struct operation *operation, struct fresh *fresh,
        const struct member *member, unix_s_t now, struct board_coach **ret_coach)
{
    const struct zone *zone;
    struct rules rules;
    size_t window_count, exception_count;
    if (zones_get(operation->zones, member->zone, &zone, NULL))
        return ERR_INTERNAL; /* it was checked when the account was made */
    struct civil_date first = civil_date_of(zone_wall(zone, now).day - 1);
    enum err err = rules_load(operation, member->id, &rules);
    if (!err)
        err = windows_load(operation, member->id, fresh->windows, &window_count);
    if (!err)
        err = exceptions_load(operation, member->id, first, fresh->rows, &exception_count);
    if (!err)
        err = said_load(operation, member->id, &fresh->pairing);
    if (err)
        return err;
    struct board_coach *coach = coach_pack(fresh, window_count, exception_count);
    if (!coach)
        return ERR_MEMORY;
    coach->member = *member;
    coach->zone = zone;
    coach->rules = rules;
    coach->traits = fresh->pairing.traits;
    coach->wishes = fresh->pairing.wishes;
    *ret_coach = coach;
    return ERR_OK;
}

/* NULL for one that has ended. */
static enum err coach_read(const struct operation *operation, struct fresh *fresh, struct id id,
        unix_s_t now, struct board_coach **ret_coach)
{
    struct member member;
    *ret_coach = NULL;
    enum err err = member_find(operation, id, ROLE_COACH, NULL, &member);
    if (err == ERR_NOT_FOUND)
        return ERR_OK;
    return err ? err : coach_load(operation, fresh, &member, now, ret_coach);
}

/* --- what changed ----------------------------------------------------------------------------- */

static enum err horizon_read(
        const struct operation *operation, int64_t *ret_from, int64_t *ret_until)
{
    struct query *query =
            db_query(operation->db, "SELECT from_seq, until_seq FROM coach_change_now");
    if (query_next(query)) {
        *ret_from = query_number(query, 0);
        *ret_until = query_number(query, 1);
    }
    return query_end(query);
}

static enum err changed_read(
        const struct operation *operation, struct fresh *fresh, int64_t from, int64_t until)
{
    struct query *query = db_query(operation->db,
            "SELECT coach_id FROM coach_change WHERE (seq >= $1 AND seq < $2) OR $1 = 0 "
            "ORDER BY coach_id");
    query_bind_number(query, 1, from);
    query_bind_number(query, 2, until);
    enum err err = ERR_OK;
    fresh->count = 0;
    while (!err && query_next(query)) {
        if (fresh->count == BOARD_COACHES_MAX)
            err = ERR_LIMIT;
        else
            fresh->ids[fresh->count++] = query_id(query, 0);
    }
    enum err ended = query_end(query);
    return err ? err : ended;
}

static enum err fresh_read(const struct operation *operation, struct fresh *fresh, unix_s_t now)
{
    enum err err = ERR_OK;
    size_t done = 0;
    while (done < fresh->count && !err) {
        err = coach_read(operation, fresh, fresh->ids[done], now, &fresh->coaches[done]);
        done++;
    }
    while (err && done > 0)
        free(fresh->coaches[--done]);
    return err;
}

/* --- putting it in ---------------------------------------------------------------------------- */

/* Where the coach is, or would be. */
static size_t place_of(const struct board *board, struct id id)
{
    size_t low = 0, high = board->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (memcmp(&board->coaches[middle]->member.id, &id, sizeof(id)) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Takes the coach over; NULL takes the one of this id away. */
static enum err board_put(struct board *board, struct id id, struct board_coach *coach)
{
    struct board_coach **place = &board->coaches[place_of(board, id)];
    size_t after = board->count - (size_t)(place - board->coaches);
    bool is_there = after > 0 && id_equal((*place)->member.id, id);
    if (is_there)
        free(*place);
    if (!coach && is_there) {
        memmove(place, place + 1, (after - 1) * sizeof(*place));
        board->count--;
    }
    if (coach && !is_there && board->count == BOARD_COACHES_MAX) {
        free(coach);
        return ERR_LIMIT;
    }
    if (coach && !is_there) {
        memmove(place + 1, place, after * sizeof(*place));
        board->count++;
    }
    if (coach)
        *place = coach;
    return ERR_OK;
}

static enum err fresh_put(struct board *board)
{
    enum err err = ERR_OK;
    pthread_rwlock_wrlock(&board->look);
    for (size_t i = 0; i < board->fresh.count; i++) {
        enum err put = board_put(board, board->fresh.ids[i], board->fresh.coaches[i]);
        err = err ? err : put;
    }
    pthread_rwlock_unlock(&board->look);
    return err;
}

static enum err board_refresh(const struct operation *operation, struct board *board, unix_s_t now)
{
    int64_t from = 0, until = 0;
    enum err err = horizon_read(operation, &from, &until);
    if (!err)
        err = changed_read(operation, &board->fresh, board->from_seq, until);
    if (!err)
        err = fresh_read(operation, &board->fresh, now);
    if (!err && board->fresh.count > 0)
        err = fresh_put(board);
    if (!err && from > board->from_seq)
        board->from_seq = from;
    return err;
}

enum err board_enter(const struct operation *operation, struct board *board, unix_s_t now)
{
    pthread_mutex_lock(&board->refresh);
    enum err err = board_refresh(operation, board, now);
    pthread_mutex_unlock(&board->refresh);
    if (!err)
        pthread_rwlock_rdlock(&board->look);
    return err;
}

void board_leave(struct board *board)
{
    pthread_rwlock_unlock(&board->look);
}

const struct board_coach *const *board_coaches(const struct board *board, size_t *ret_count)
{
    *ret_count = board->count;
    return (const struct board_coach *const *)board->coaches;
}
