/* Makes the plan: fixed people, and sessions drawn from the slots that core offers, so that the
 * demo obeys the very rules it shows. The random numbers are splitmix64's: good enough to look
 * natural, and the same everywhere. */
#include "scheduler/demo/plan.h"

#include <stdio.h>
#include <stdlib.h>

#include "scheduler/core/interval.h"
#include "scheduler/core/rules.h"
#include "scheduler/core/slots.h"
#include "scheduler/core/zone.h"
#include "scheduler/demo/people.h"
#include "scheduler/zones/zone_file.h"

enum {
    PLAN_QUARTER_S = 15 * 60,
    FIRST_LENGTH_MIN = 50,
    STARTS_MAX = DEMO_DAYS * 24 * 60 / (SLOT_GRID_S / 60),
};

struct random {
    uint64_t state;
};

static uint64_t random_next(struct random *random)
{
    uint64_t mixed = random->state += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ mixed >> 31;
}

static size_t draw(struct random *random, size_t bound)
{
    return (size_t)(random_next(random) % bound);
}

unix_s_t demo_quarter(unix_s_t now)
{
    return now - now % PLAN_QUARTER_S;
}

/* --- who ------------------------------------------------------------------------------------- */

static void window_add(struct demo_coach *coach, int weekday, const int minutes[2])
{
    if (minutes[1] > minutes[0])
        coach->windows[coach->window_count++] = (struct hours_window){
                .weekday = weekday, .start_min = minutes[0], .end_min = minutes[1]};
}

static struct demo_coach coach_make(const struct demo_coach_words *words)
{
    struct demo_coach coach = {
            .nickname = words->nickname, .introduction = words->introduction, .zone = words->zone};
    for (const char *day = words->week.days; *day; day++) {
        window_add(&coach, *day - '0', words->week.morning_min);
        window_add(&coach, *day - '0', words->week.evening_min);
    }
    return coach;
}

static struct demo_person person_make(size_t index)
{
    const struct demo_person_words *words = &demo_person_words[index];
    struct demo_person person = {.nickname = words->nickname,
            .zone = words->zone,
            .language = words->language,
            .coach = index % DEMO_COACHES};
    if (index % 3 == 0)
        snprintf(person.phone, sizeof(person.phone), "+1202555%04zu", 100 + index);
    else if (index % 3 == 1)
        snprintf(person.mail, sizeof(person.mail), "demo%02zu@example.org", index);
    return person;
}

static void people_make(struct demo_plan *plan)
{
    for (size_t i = 0; i < DEMO_COACHES; i++)
        plan->coaches[i] = coach_make(&demo_coach_words[i]);
    for (size_t i = 0; i < DEMO_PEOPLE; i++)
        plan->people[i] = person_make(i);
    for (size_t i = 0; i < DEMO_COORDINATORS; i++)
        plan->coordinators[i] = demo_coordinator_words[i];
}

/* --- when ------------------------------------------------------------------------------------ */

struct party { /* what somebody's claims are so far, merged */
    struct interval busy[DEMO_SESSIONS_MAX];
    size_t count;
};

struct planner {
    struct demo_plan *plan;
    unix_s_t now;
    struct random random;
    const struct zone *zones[DEMO_COACHES];
    struct interval open[DEMO_COACHES][HOURS_OPEN_MAX];
    size_t open_count[DEMO_COACHES];
    struct party coaches[DEMO_COACHES];
    struct party people[DEMO_PEOPLE];
    unix_s_t starts[STARTS_MAX];
};

static void party_claim(struct party *party, struct interval claim)
{
    party->busy[party->count++] = claim;
    party->count = intervals_merge(party->busy, party->count);
}

static void session_add(struct planner *planner, struct demo_session session)
{
    struct demo_plan *plan = planner->plan;
    unix_s_t start_at = session.wish.start_at;
    int length_min = (int)session.wish.length_min;
    plan->sessions[plan->session_count++] = session;
    party_claim(&planner->coaches[session.coach], booking_coach_claim(start_at, length_min));
    party_claim(&planner->people[session.person], booking_person_claim(start_at, length_min));
}

static void day_off(struct planner *planner, size_t coach)
{
    int32_t day = zone_wall(planner->zones[coach], planner->now).day;
    day += 2 + (int32_t)draw(&planner->random, DEMO_DAYS - 3);
    planner->plan->coaches[coach].away = (struct hours_exception){
            .kind = HOURS_AWAY, .date = civil_date_of(day), .end_min = DAY_MIN};
}

static enum err coach_open(struct planner *planner, size_t index)
{
    const struct demo_coach *coach = &planner->plan->coaches[index];
    struct hours hours = {.windows = coach->windows,
            .window_count = coach->window_count,
            .exceptions = &coach->away,
            .exception_count = civil_date_is_none(coach->away.date) ? 0 : 1};
    unix_s_t until = planner->now + (unix_s_t)DEMO_DAYS * DAY_S;
    return hours_open(&hours, planner->zones[index], planner->now, until, planner->open[index],
            &planner->open_count[index]);
}

static enum err coaches_open(
        struct planner *planner, const struct zones *zones, struct error *error)
{
    for (size_t i = 0; i < DEMO_COACHES; i++) {
        enum err err = zones_get(zones, planner->plan->coaches[i].zone, &planner->zones[i], error);
        if (err)
            return err;
        if (i % 5 == 4)
            day_off(planner, i);
        err = coach_open(planner, i);
        if (err)
            return error_set(error, err, "hours", "a made-up coach has impossible hours");
    }
    return ERR_OK;
}

static struct slots_query query_for(
        const struct planner *planner, size_t coach, size_t person, int length_min)
{
    struct slots_query query = {.open = planner->open[coach],
            .open_count = planner->open_count[coach],
            .coach_busy = planner->coaches[coach].busy,
            .coach_busy_count = planner->coaches[coach].count,
            .person_busy = planner->people[person].busy,
            .person_busy_count = planner->people[person].count,
            .length_min = length_min,
            .buffer_min = booking_buffer_min(length_min),
            .from = planner->now,
            .until = planner->now + (unix_s_t)DEMO_DAYS * DAY_S};
    slots_query_limit(&query, planner->now, RULES_NOTICE_MIN, DEMO_DAYS);
    return query;
}

/* One more session for a person, on a drawn slot of the own coach. */
static void session_draw(struct planner *planner, size_t person)
{
    static const int lengths_min[] = {25, 25, 50, 15};
    size_t coach = planner->plan->people[person].coach;
    int length_min = lengths_min[draw(&planner->random, 4)];
    struct slots_query query = query_for(planner, coach, person, length_min);
    size_t count = slots_list(&query, planner->starts, STARTS_MAX);
    if (count == 0)
        return;
    struct booking_wish wish = {.start_at = planner->starts[draw(&planner->random, count)],
            .length_min = length_min,
            .mode = draw(&planner->random, 4) == 0 ? BOOKING_VOICE : BOOKING_VIDEO};
    session_add(planner, (struct demo_session){.coach = coach, .person = person, .wish = wish});
}

static void sessions_make(struct planner *planner)
{
    struct booking_wish first = {.start_at = demo_quarter(planner->now),
            .length_min = FIRST_LENGTH_MIN,
            .mode = BOOKING_VIDEO};
    session_add(planner, (struct demo_session){.coach = 0, .person = 0, .wish = first});
    for (size_t person = 0; person < DEMO_PEOPLE; person++) {
        size_t count = 1 + draw(&planner->random, 3);
        for (size_t i = 0; i < count; i++)
            session_draw(planner, person);
    }
}

enum err demo_plan_make(uint64_t seed, unix_s_t now, const struct zones *zones,
        struct demo_plan *ret_plan, struct error *error)
{
    struct demo_plan plan = {0};
    struct planner *planner = calloc(1, sizeof(*planner));
    if (!planner)
        return ERR_MEMORY;
    planner->plan = &plan;
    planner->now = now;
    planner->random.state = seed;
    people_make(&plan);
    enum err err = coaches_open(planner, zones, error);
    if (!err) {
        sessions_make(planner);
        *ret_plan = plan;
    }
    free(planner);
    return err;
}
