/* A session for people to read: all rules (window, buffers, statuses) are core/booking's. */
#include "scheduler/api/session_values.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/series_values.h"
#include "scheduler/core/booking.h"
#include "scheduler/core/times.h"
#include "scheduler/core/zone.h"
#include "scheduler/store/sessions.h"

const char *session_mode_text(const struct exchange *exchange, int mode)
{
    static const char *const keys[] = {
            [BOOKING_VIDEO] = "mode_video",
            [BOOKING_VOICE] = "mode_voice",
            [BOOKING_TEXT] = "mode_text",
    };
    return page_word(exchange, keys[mode]);
}

char *offer_href(struct id session, char ret_href[HREF_SIZE])
{
    char id[ID_TEXT_SIZE];
    snprintf(ret_href, HREF_SIZE, "/offer/%s", id_text(session, id));
    return ret_href;
}

static void times_set(
        const struct clock_face *face, struct value *at, const struct session_row *row)
{
    char text[TIME_TEXT_SIZE];
    int length_min = (int)((row->end_at - row->start_at) / 60);
    value_set_text(at, "day_text", time_day(face, row->start_at, text));
    value_set_text(at, "time_text", time_of_day(face, row->start_at, text));
    value_set_text(at, "end_text", time_of_day(face, row->end_at, text));
    value_set_text(at, "zone_text", time_zone(face, row->start_at, text));
    value_set_text(at, "length_text", time_length(face, length_min, text));
}

/* Only where the coach's clock shows something else. */
static void coach_clock_set(struct exchange *exchange, const struct clock_face *own,
        struct value *at, const struct session_row *row)
{
    char day[TIME_TEXT_SIZE];
    char time[TIME_TEXT_SIZE];
    char zone[TIME_TEXT_SIZE];
    char text[3 * TIME_TEXT_SIZE + 8];
    struct clock_face face = page_clock(exchange, row->coach_zone);
    struct civil_time here = zone_wall(own->zone, row->start_at);
    struct civil_time there = zone_wall(face.zone, row->start_at);
    if (here.day == there.day && here.second == there.second) {
        return;
    }
    time_of_day(&face, row->start_at, time);
    time_zone(&face, row->start_at, zone);
    if (here.day == there.day) {
        snprintf(text, sizeof(text), "%s, %s", time, zone);
    } else {
        time_day(&face, row->start_at, day);
        snprintf(text, sizeof(text), "%s, %s, %s", day, time, zone);
    }
    value_set_text(at, "coach_time_text", text);
}

static void doings_set(struct exchange *exchange, const struct clock_face *face, struct value *at,
        const struct session_row *row)
{
    char text[TIME_TEXT_SIZE];
    enum booking_status next;
    unix_s_t now = exchange->now.unix_ms / 1000;
    const struct booking_facts facts = {
            .coach_here = row->coach_here, .person_here = row->person_here};
    struct interval window = booking_here_window(row->start_at, row->end_at);
    bool is_held = booking_is_held(row->status) && now < row->end_at;
    value_set_bool(at, "can_arrive", is_held && now >= window.start);
    value_set_bool(at, "is_here", row->person_here);
    value_set_bool(at, "can_cancel",
            is_held &&
                    booking_next(row->status, BOOKING_CANCEL, ROLE_PERSON, facts, &next) == ERR_OK);
    value_set_bool(at, "can_move",
            is_held &&
                    booking_next(row->status, BOOKING_MOVE, ROLE_PERSON, facts, &next) == ERR_OK);
    value_set_bool(at, "is_cancelled", row->status == BOOKING_CANCELLED);
    value_set_bool(at, "is_over",
            !is_held && row->status != BOOKING_CANCELLED && row->status != BOOKING_MOVED);
    if (is_held && now < window.start) {
        value_set_text(at, "opens_text", time_of_day(face, window.start, text));
    }
}

/* To have this time again every week, or where all of it is. With a seat link neither. */
static void series_set(struct exchange *exchange, struct value *at, const struct session_row *row)
{
    char text[SERIES_LINK_SIZE];
    struct clock_face face = page_clock(exchange, NULL);
    struct civil_time wall = zone_wall(face.zone, row->start_at);
    wall.day += WEEK_DAYS; /* the same time on the clock, whatever the clock does until then */
    bool is_whole = id_is_zero(exchange->actor.only_session);
    bool is_regular = !id_is_zero(row->series);
    const struct series_link link = {.coach = row->coach,
            .start_at = zone_instant(face.zone, wall).at,
            .length_min = (row->end_at - row->start_at) / 60,
            .mode = (int)row->mode,
            .every_weeks = 1};
    value_set_bool(at, "is_regular", is_regular);
    value_set_bool(at, "is_whole", is_whole);
    if (is_whole && !is_regular && booking_is_held(row->status)) {
        value_set_text(at, "again_href", series_link_print(&link, text));
    }
}

/* What is proposed instead, and what the person may say to it. */
static void move_set(struct exchange *exchange, const struct clock_face *face, struct value *at,
        const struct session_row *row)
{
    char id[ID_TEXT_SIZE];
    char text[TIME_TEXT_SIZE];
    const struct session_move *move = &row->move;
    if (id_is_zero(move->id) || move->expires_at <= exchange->now.unix_ms / 1000) {
        return;
    }
    struct value *to = value_set_object(at, "move");
    value_set_text(to, "id", id_text(move->id, id));
    value_set_text(to, "day_text", time_day(face, move->start_at, text));
    value_set_text(to, "time_text", time_of_day(face, move->start_at, text));
    value_set_text(to, "zone_text", time_zone(face, move->start_at, text));
    value_set_text(to, "until_text", time_of_day(face, move->expires_at, text));
    value_set_text(to, "until_day_text", time_day(face, move->expires_at, text));
    value_set_bool(to, "is_own", move->proposer == ROLE_PERSON);
    value_set_bool(to, "waits_for_me", move->waits_for.person);
    if (!id_equal(move->coach, row->coach)) {
        value_set_text(to, "coach_nickname", move->coach_nickname);
    }
}

/* Who stepped in, and where a time that moved has gone. */
static void change_set(
        const struct exchange *exchange, struct value *at, const struct session_row *row)
{
    char id[ID_TEXT_SIZE];
    char href[HREF_SIZE];
    unix_s_t now = exchange->now.unix_ms / 1000;
    if (!id_is_zero(row->cover) && row->status == BOOKING_BOOKED && now < row->start_at) {
        value_set_text(value_set_object(at, "cover"), "id", id_text(row->cover, id));
    }
    if (!id_is_zero(row->moved_to)) {
        snprintf(href, sizeof(href), "/session/%s", id_text(row->moved_to, id));
        value_set_text(at, "moved_href", href);
    }
    value_set_bool(at, "is_moved", row->status == BOOKING_MOVED);
}

/* Where to wait for an earlier time. */
static void wait_set(struct exchange *exchange, struct value *at, const struct session_row *row)
{
    char id[ID_TEXT_SIZE];
    char href[HREF_SIZE];
    bool is_whole = id_is_zero(exchange->actor.only_session);
    if (is_whole && row->status == BOOKING_BOOKED && row->start_at > exchange->now.unix_ms / 1000) {
        snprintf(href, sizeof(href), "/waitlist/new?session=%s", id_text(row->id, id));
        value_set_text(at, "wait_href", href);
    }
}

void session_values_set(struct exchange *exchange, struct value *at, const struct session_row *row)
{
    char id[ID_TEXT_SIZE];
    char href[HREF_SIZE];
    struct clock_face face = page_clock(exchange, NULL);
    snprintf(href, sizeof(href), "/session/%s", id_text(row->id, id));
    value_set_text(at, "id", id);
    value_set_text(at, "href", href);
    value_set_text(at, "mode", booking_mode_names[row->mode]);
    value_set_text(at, "mode_text", session_mode_text(exchange, (int)row->mode));
    value_set_text(value_set_object(at, "coach"), "nickname", row->coach_nickname);
    times_set(&face, at, row);
    coach_clock_set(exchange, &face, at, row);
    doings_set(exchange, &face, at, row);
    series_set(exchange, at, row);
    move_set(exchange, &face, at, row);
    change_set(exchange, at, row);
    wait_set(exchange, at, row);
}
