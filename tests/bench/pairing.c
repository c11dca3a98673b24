/* Pairing whole cohorts: ours, LEMON's network simplex and greed, in the same rounds on the same
 * scores. Ours counts everything from the scores to the answer, ties settled; LEMON's its run
 * alone, not the making of its graph. Both must find the same optimum; how far greed stays below it
 * is a row of its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/assign.h"
#include "tests/bench/pairing_floor.h"
#include "tests/bench/table.h"
#include "tests/support/pairing_oracle.h"

enum scores {
    SCORES_EVEN,    /* anything from 0 to 1000 */
    SCORES_TRAITS,  /* a few points for wishes met; a third fit; some coaches are liked by all */
    SCORES_POPULAR, /* everybody wants the same coaches, more or less */
};

struct cohort_case {
    const char *what;
    const char *gap;
    size_t people;
    size_t coaches;
    enum scores scores;
    size_t rounds;
    size_t repeats; /* in a round */
};

static const struct cohort_case cases[] = {
        {"200 people, 20 coaches", "greed's gap, 200 x 20", 200, 20, SCORES_EVEN, 15, 50},
        {"2,000 people, 100 coaches", "greed's gap, 2,000 x 100", 2000, 100, SCORES_EVEN, 15, 4},
        {"20,000 people, 500 coaches", "greed's gap, 20,000 x 500", 20000, 500, SCORES_EVEN, 5, 1},
        {"20,000 x 500, by traits", "greed's gap, by traits", 20000, 500, SCORES_TRAITS, 5, 1},
        {"20,000 x 500, all want the same", "greed's gap, all want the same", 20000, 500,
                SCORES_POPULAR, 3, 1},
};

struct cohort {
    struct assign_cohort input;
    int32_t *scores;
    int32_t *capacity;
    int32_t *coach;
    struct floor_memory floor;
};

/* --- making it -----------------------------------------------------------------------------------
 */

static uint32_t draw(uint64_t *random, uint32_t bound)
{
    *random = *random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*random >> 33) % bound;
}

static uint32_t traits_draw(uint64_t *random, int count)
{
    uint32_t traits = 0;
    while (count-- > 0)
        traits |= UINT32_C(1) << draw(random, 16);
    return traits;
}

static int32_t wishes_met(uint32_t wishes, uint32_t traits)
{
    int32_t met = 0;
    for (uint32_t both = wishes & traits; both; both &= both - 1)
        met++;
    return met;
}

static void coaches_fill(
        struct cohort *cohort, uint64_t *random, uint32_t *ret_traits, int32_t *ret_liked)
{
    size_t coaches = cohort->input.coaches;
    for (size_t i = 0; i < coaches; i++) {
        ret_traits[i] = traits_draw(random, 16);
        ret_liked[i] = (int32_t)draw(random, 300);
        cohort->capacity[i] = 0;
    }
    for (size_t places = cohort->input.people; places > 0; places--)
        cohort->capacity[draw(random, (uint32_t)coaches)]++;
}

static void cohort_fill(struct cohort *cohort, enum scores kind)
{
    static uint32_t traits[ASSIGN_COACHES_MAX];
    static int32_t liked[ASSIGN_COACHES_MAX];
    uint64_t random = 20270314;
    coaches_fill(cohort, &random, traits, liked);
    for (size_t person = 0; person < cohort->input.people; person++) {
        int32_t *scores = &cohort->scores[person * cohort->input.coaches];
        uint32_t need = traits_draw(&random, 1), wishes = traits_draw(&random, 8);
        for (size_t i = 0; i < cohort->input.coaches; i++) {
            int32_t met = wishes_met(wishes, traits[i]) * 10 + liked[i] / 30;
            if (kind == SCORES_EVEN)
                scores[i] = (int32_t)draw(&random, 1001);
            else if (kind == SCORES_POPULAR)
                scores[i] = liked[i] * 3 + (int32_t)draw(&random, 300);
            else
                scores[i] = need & ~traits[i] ? ASSIGN_FORBIDDEN : met;
        }
    }
}

static void cohort_finish(struct cohort *cohort)
{
    free(cohort->scores);
    free(cohort->capacity);
    free(cohort->coach);
    free(cohort->floor.order);
    free(cohort->floor.paired);
    free(cohort->floor.places);
}

static bool cohort_init(struct cohort *cohort, const struct cohort_case *wanted)
{
    size_t people = wanted->people, coaches = wanted->coaches, cells = people * coaches;
    *cohort = (struct cohort){.scores = malloc(cells * sizeof(cohort->scores[0])),
            .capacity = malloc(coaches * sizeof(cohort->capacity[0])),
            .coach = malloc(people * sizeof(cohort->coach[0])),
            .floor = {.order = malloc(cells * sizeof(cohort->floor.order[0])),
                    .paired = malloc(people),
                    .places = malloc(coaches * sizeof(cohort->floor.places[0]))}};
    cohort->input = (struct assign_cohort){.people = people,
            .coaches = coaches,
            .scores = cohort->scores,
            .capacity = cohort->capacity};
    if (!cohort->scores || !cohort->capacity || !cohort->coach || !cohort->floor.order ||
            !cohort->floor.paired || !cohort->floor.places)
        return false;
    cohort_fill(cohort, wanted->scores);
    return true;
}

/* --- measuring -----------------------------------------------------------------------------------
 */

struct answers { /* what each found, which must stay the same in each round */
    struct assign_total ours;
    struct assign_total peer;
    struct assign_total floor;
};

struct times { /* ms of CPU */
    double ours[BENCH_ROUNDS];
    double peer[BENCH_ROUNDS];
    double floor[BENCH_ROUNDS];
};

static double since_ms(double began, size_t repeats)
{
    return (bench_cpu_s() - began) * 1e3 / (double)repeats;
}

static bool round_run(const struct cohort *cohort, struct pairing_oracle *oracle, size_t repeats,
        size_t round, struct times *times, struct answers *ret_answers)
{
    double began = bench_cpu_s();
    for (size_t i = 0; i < repeats; i++) {
        if (assign_solve(&cohort->input, cohort->coach, &ret_answers->ours, NULL))
            return false;
    }
    times->ours[round] = since_ms(began, repeats);
    began = bench_cpu_s();
    for (size_t i = 0; i < repeats; i++) {
        if (!pairing_oracle_run(oracle))
            return false;
    }
    times->peer[round] = since_ms(began, repeats);
    ret_answers->peer = pairing_oracle_total(oracle);
    began = bench_cpu_s();
    for (size_t i = 0; i < repeats; i++)
        ret_answers->floor = floor_pair(&cohort->input, &cohort->floor);
    times->floor[round] = since_ms(began, repeats);
    return ret_answers->ours.paired == ret_answers->peer.paired &&
           ret_answers->ours.score == ret_answers->peer.score;
}

/* Of the optimum, in percent. Where greed also leaves somebody out, that pair's score is missing.
 */
static void gap_add(struct bench_table *table, const char *what, const struct answers *answers)
{
    double best = (double)answers->ours.score;
    double gap = (best - (double)answers->floor.score) / best * 100;
    bench_add(
            table, (struct bench_row){
                           .name = "pairing", .what = what, .unit = "%", .floor = {gap, gap, gap}});
}

static bool case_run(const struct cohort_case *wanted, struct bench_table *table)
{
    struct cohort cohort;
    struct times times;
    struct answers answers = {0};
    bool is_ok = cohort_init(&cohort, wanted);
    struct pairing_oracle *oracle = is_ok ? pairing_oracle_create(&cohort.input) : NULL;
    is_ok = oracle != NULL;
    for (size_t i = 0; is_ok && i < wanted->rounds; i++)
        is_ok = round_run(&cohort, oracle, wanted->repeats, i, &times, &answers);
    if (is_ok) {
        bench_add(table, (struct bench_row){.name = "pairing",
                                 .what = wanted->what,
                                 .unit = "ms CPU",
                                 .ours = figure_of_count(times.ours, wanted->rounds),
                                 .peer = figure_of_count(times.peer, wanted->rounds).median,
                                 .peer_name = "LEMON",
                                 .is_peer_of_run = true,
                                 .floor = figure_of_count(times.floor, wanted->rounds)});
        gap_add(table, wanted->gap, &answers);
    }
    pairing_oracle_destroy(oracle);
    cohort_finish(&cohort);
    return is_ok;
}

int main(int argc, char **argv)
{
    static struct bench_table table;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (!case_run(&cases[i], &table)) {
            fprintf(stderr, "bench: %s: no memory, or not the optimum\n", cases[i].what);
            return 1;
        }
    }
    bench_print(&table, argc > 1 && strcmp(argv[1], "--json") == 0);
    return 0;
}
