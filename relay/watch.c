/* A round goes through all rooms at an even pace. Called by drive.c; asks traffic for each leg. */
#include "relay/watch.h"

#include "relay/core/leg_stats.h"
#include "relay/post.h"
#include "relay/traffic.h"

struct look {
    struct id call;
    size_t count;
    struct rooms_seat seats[ROOM_SEATS];
    struct leg_quality legs[ROOM_SEATS];
    bool is_measured[ROOM_SEATS];
};

static bool is_news(const struct leg_quality *leg)
{
    return leg->verdict != LEG_UNKNOWN || leg->unchecked_ms != LEG_UNMEASURED;
}

/* Two pages that send nothing have nothing to be told. */
static bool has_news(const struct look *look)
{
    for (size_t i = 0; i < look->count; i++) {
        if (look->is_measured[i] && is_news(&look->legs[i])) {
            return true;
        }
    }
    return false;
}

static void tell_page(const struct watch *watch, const struct look *look, size_t own)
{
    size_t far = 1 - own;
    struct message_stats stats = {
            .call = look->call,
            .own = look->legs[own],
            .has_far = far < look->count && look->is_measured[far],
    };
    if (stats.has_far) {
        stats.far = look->legs[far];
    }
    post_stats(watch->post, look->seats[own].connection, &stats);
}

static void count_leg(struct watch *watch, const struct look *look, size_t i)
{
    const struct census_leg leg = {
            .call = look->call, .seat = look->seats[i].id, .quality = look->legs[i]};
    census_add(&watch->census, &leg);
}

static void watch_room(struct watch *watch, size_t index, struct now now)
{
    struct look look;
    look.count = rooms_seats(watch->rooms, index, &look.call, look.seats);
    for (size_t i = 0; i < look.count; i++) {
        look.is_measured[i] = traffic_look(watch->traffic, look.seats[i].leg, now, &look.legs[i]);
    }
    bool is_told = has_news(&look);
    for (size_t i = 0; i < look.count; i++) {
        if (look.is_measured[i]) {
            count_leg(watch, &look, i);
        }
        if (is_told && look.is_measured[i] && look.seats[i].connection != 0) {
            tell_page(watch, &look, i);
        }
    }
}

static void end_round(struct watch *watch, struct now now)
{
    post_census(watch->post, &watch->census);
    watch->census = (struct census){.count = 0};
    watch->begun_at = now.mono;
    watch->next = 0;
}

void watch_turn(struct watch *watch, struct now now)
{
    size_t capacity = rooms_capacity(watch->rooms);
    ms_t passed = now.mono - watch->begun_at;
    bool is_over = passed >= LEG_STATS_LOOK_MS;
    size_t until = is_over ? capacity : capacity * (size_t)passed / LEG_STATS_LOOK_MS;
    for (; watch->next < until; watch->next++) {
        watch_room(watch, watch->next, now);
    }
    if (is_over) {
        end_round(watch, now);
    }
}
