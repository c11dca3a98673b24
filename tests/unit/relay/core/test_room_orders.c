/* A hundred thousand events in orders that nobody thought of: joins, returns, takeovers, admits,
 * descriptions, losses, in two calls at once. After each the same few sentences must be true (J4,
 * J6, M12). The orders come from a fixed seed, so a failure comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/relay/core/room_stage.h"

enum { ROUNDS = 500, EVENTS = 200, CALLS = 2, PAGES = 5 };

/* One browser: its seat, its key, and what it knows. */
struct page {
    struct who who;
    bool is_open;
    bool is_admitted; /* as it was told */
    bool has_token;   /* a resume token of an admitted seat */
    int64_t generation;
    int64_t given_ms;
    struct message_state state;
    int64_t check_leg;
};

struct play {
    struct stage stage;
    struct page pages[CALLS * PAGES];
    uint64_t connections;
    bool is_alive[EVENTS + 1]; /* by connection, in order: joined, and not closed since */
    uint32_t seed;
    int64_t said_epoch; /* of the description that is this event, -1: it is none */
};

static uint32_t draw(struct play *play, uint32_t bound)
{
    play->seed = play->seed * 1664525u + 1013904223u;
    return (play->seed >> 8) % bound;
}

/* Of each call: a coach, the coach's other device, a person, the person's other device, and a
 * person of a third seat. */
static void cast(struct play *play, uint32_t seed)
{
    static const struct who parts[PAGES] = {
            {.seat = 1, .role = SEAT_COACH, .key = 11},
            {.seat = 1, .role = SEAT_COACH, .key = 12},
            {.seat = 2, .role = SEAT_PERSON, .key = 21},
            {.seat = 2, .role = SEAT_PERSON, .key = 22},
            {.seat = 3, .role = SEAT_PERSON, .key = 31},
    };
    memset(play, 0, sizeof(*play));
    play->seed = seed;
    stage_set(&play->stage);
    for (int i = 0; i < CALLS * PAGES; i++) {
        play->pages[i].who = parts[i % PAGES];
        play->pages[i].who.call = i / PAGES;
        play->pages[i].who.seat += 10 * (i / PAGES);
    }
}

/* --- what pages see ------------------------------------------------------------------------ */

static void hear(struct page *page, const struct page *cause, const struct message *message)
{
    if (message->type == MESSAGE_JOINED) {
        bool is_known = page->who.role == SEAT_COACH || page->has_token;
        assert_true(is_known || !message->joined.admitted);
        page->is_admitted = message->joined.admitted;
        page->has_token = page->has_token || message->joined.admitted;
        page->generation = message->joined.generation;
    } else if (message->type == MESSAGE_ADMITTED) {
        assert_int_equal(cause->who.role, SEAT_COACH);
        page->is_admitted = true;
        page->has_token = true;
    } else if (message->type == MESSAGE_STATE) {
        page->state = message->state;
    } else if (message->type == MESSAGE_OFFER && !page->is_admitted) {
        page->check_leg = message->description.leg;
    }
}

/* What may be said to a page that is not admitted. */
static void assert_is_for_guests(const struct message *message)
{
    bool is_check =
            message->type == MESSAGE_OFFER && message->description.purpose == MESSAGE_PURPOSE_CHECK;
    assert_true(is_check || message->type == MESSAGE_JOINED || message->type == MESSAGE_ADMITTED ||
                message->type == MESSAGE_REPLACED || message->type == MESSAGE_ERROR);
}

static struct id call_of(const struct message *message)
{
    return message->description.call; /* first in every type that names one */
}

static struct page *page_of(struct play *play, uint64_t connection)
{
    for (int i = 0; i < CALLS * PAGES; i++) {
        if (play->pages[i].is_open && play->pages[i].who.connection == connection) {
            return &play->pages[i];
        }
    }
    return NULL;
}

static void take_message(
        struct play *play, struct page *page, const struct action *action, const struct page *cause)
{
    const struct message *message = &action->message;
    if (action->kind == ACTION_WELCOME) {
        page->given_ms = action->resume.given_ms;
    }
    if (message->type != MESSAGE_ERROR && message->type != MESSAGE_REPLACED) {
        assert_true(id_equal(call_of(message), stage_id(1000 + page->who.call)));
    }
    if (action->kind == ACTION_DESCRIBE && play->said_epoch >= 0) {
        assert_int_equal(message->description.epoch, play->said_epoch);
    }
    if (!page->is_admitted) {
        assert_is_for_guests(message);
        bool is_for_me = page == cause || message->type == MESSAGE_ADMITTED ||
                         message->type == MESSAGE_REPLACED;
        assert_true(is_for_me);
    }
    hear(page, cause, message);
}

static void take_action(struct play *play, const struct action *action, const struct page *cause)
{
    if (action->kind == ACTION_REPORT || action->kind == ACTION_LEG_END) {
        return;
    }
    bool *is_alive = &play->is_alive[action->connection / CONNECTION_SLOTS_MAX];
    assert_true(*is_alive); /* nobody speaks to a connection that is gone */
    struct page *page = page_of(play, action->connection);
    assert_true(!page || page->who.call == cause->who.call);
    if (action->kind == ACTION_CLOSE) {
        *is_alive = false;
    }
    if (page && action->kind == ACTION_CLOSE) {
        page->is_open = false;
    } else if (page) {
        take_message(play, page, action, cause);
    }
}

static void assert_order(struct play *play, const struct page *cause)
{
    struct stage *stage = &play->stage;
    assert_false(stage->actions.is_overrun);
    for (size_t i = 0; i < stage->actions.count; i++) {
        take_action(play, &stage->actions.items[i], cause);
    }
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        const struct leg *leg = legs_at(stage->legs, slot);
        const struct leg *far = leg ? legs_at(stage->legs, leg->far) : NULL;
        if (far) { /* M12, J6: who hears whom */
            assert_int_equal(far->room, leg->room);
            assert_int_equal(far->far, slot);
            assert_int_equal(leg->purpose, LEG_CALL);
            assert_int_equal(far->purpose, LEG_CALL);
        }
    }
}

/* --- what pages do ------------------------------------------------------------------------- */

/* A page that comes again leaves its old connection open: nobody has noticed its end yet. */
static void do_join(struct play *play, struct page *page)
{
    page->is_open = true;
    page->is_admitted = false;
    page->who.connection =
            ++play->connections * CONNECTION_SLOTS_MAX + (uint64_t)(page - play->pages);
    struct claim claim = stage_claim(page->who);
    if (page->has_token && draw(play, 2)) {
        claim.is_resume = true;
        claim.is_admitted = true;
        claim.generation = page->generation;
        claim.issued_ms = claim.given_ms = page->given_ms;
    }
    claim.leg = draw(play, 2) ? page->state.leg : 0;
    play->is_alive[play->connections] = true; /* the first words come within the join */
    page->is_open = stage_join_claim(&play->stage, &claim) == ERR_OK;
    play->is_alive[play->connections] = page->is_open;
    assert_true(page->is_open || play->stage.actions.count == 0);
}

static void do_describe(struct play *play, struct page *page)
{
    static const enum message_type types[] = {MESSAGE_OFFER, MESSAGE_ANSWER, MESSAGE_RESTART};
    struct message_state state = page->state;
    if (draw(play, 4) == 0) {
        state = play->pages[draw(play, CALLS * PAGES)].state; /* somebody else's names */
    }
    if (!page->is_admitted) {
        state = (struct message_state){.leg = page->check_leg};
    }
    play->said_epoch = state.epoch;
    stage_describe(&play->stage, page->who, types[draw(play, 3)], &state);
}

static void do_text(struct play *play, const struct page *page)
{
    char body[] = "x";
    const struct message text = {
            .type = MESSAGE_TEXT,
            .text = {.call = stage_id(1000 + (int)draw(play, CALLS)), .body = body},
    };
    rooms_message(play->stage.rooms, page->who.connection, &text, NULL, stage_turn(&play->stage));
}

static void do_something(struct play *play, struct page *page)
{
    struct stage *stage = &play->stage;
    switch (draw(play, 8)) {
    case 0:
        stage_leave(stage, page->who);
        break;
    case 1:
        page->is_open = false;
        play->is_alive[page->who.connection / CONNECTION_SLOTS_MAX] = false;
        stage_lost(stage, page->who.connection);
        break;
    case 2:
        stage_admit_device(stage, page->who, play->pages[draw(play, CALLS * PAGES)].who);
        break;
    case 3:
        stage_admit(stage, page->who, 10 * page->who.call + 1 + (int)draw(play, 3));
        break;
    case 4:
        do_text(play, page);
        break;
    default:
        do_describe(play, page);
        break;
    }
}

/* Time alone tells pages that are in, and nobody else. */
static void tick(struct play *play, size_t index)
{
    const struct stage *stage = &play->stage;
    rooms_tick(stage->rooms, index, stage_turn(&play->stage));
    for (size_t i = 0; i < stage->actions.count; i++) {
        const struct action *action = &stage->actions.items[i];
        if (action->kind == ACTION_SEND) {
            assert_true(play->is_alive[action->connection / CONNECTION_SLOTS_MAX]);
            struct page *page = page_of(play, action->connection);
            assert_true(!page || page->is_admitted);
            if (page) {
                hear(page, page, &action->message);
            }
        }
    }
}

static void step(struct play *play)
{
    struct page *page = &play->pages[draw(play, CALLS * PAGES)];
    play->said_epoch = -1;
    play->stage.now.mono += draw(play, 30) == 0 ? ROOM_SEAT_KEPT_MS : draw(play, 3000);
    if (!page->is_open || draw(play, 6) == 0) {
        do_join(play, page);
    } else {
        do_something(play, page);
    }
    assert_order(play, page);
    for (size_t i = 0; i < rooms_capacity(play->stage.rooms); i++) {
        tick(play, i);
    }
}

/* All gone: every leg has been given back. */
static void assert_empty_after(struct play *play)
{
    struct stage *stage = &play->stage;
    size_t seats;
    for (int call = 0; call < CALLS; call++) {
        rooms_end(stage->rooms, stage_id(1000 + call), stage_turn(stage));
    }
    assert_int_equal(rooms_count(stage->rooms, &seats), 0);
    for (uint16_t slot = 0; slot < legs_capacity(stage->legs); slot++) {
        assert_null(legs_at(stage->legs, slot));
    }
}

static void test_J6_no_order_of_events_tells_a_guest_anything(void **state)
{
    static struct play play;
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        cast(&play, round);
        for (int i = 0; i < EVENTS; i++) {
            step(&play);
        }
        assert_empty_after(&play);
        stage_clear(&play.stage);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_J6_no_order_of_events_tells_a_guest_anything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
