/* Who fits whom and in which order: random people and coaches against a second opinion that knows
 * lines of words and no sets; what must not be told; who gets how much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/load.h"
#include "scheduler/core/match.h"
#include "scheduler/core/reason.h"
#include "tests/support/vocabulary.h"
#include "tests/unit/scheduler/population.h"

enum { COACHES = 30, ROUNDS = 300 };

struct town {
    struct vocabulary *vocabulary;
    struct words *words;
    struct somebody person;
    struct somebody coaches[COACHES];
    struct match list[COACHES]; /* of each coach: the load, and the index */
    size_t count;
};

static int town_setup(void **state)
{
    struct town *town = calloc(1, sizeof(*town));
    town->vocabulary = vocabulary_shipped();
    town->words = population_words();
    *state = town;
    return 0;
}

static int town_teardown(void **state)
{
    struct town *town = *state;
    vocabulary_destroy(town->vocabulary);
    words_destroy(town->words);
    free(town);
    return 0;
}

static void town_draw(struct town *town, struct random *random)
{
    somebody_draw(town->vocabulary, random, &town->person);
    town->count = COACHES;
    for (size_t i = 0; i < COACHES; i++) {
        somebody_draw(town->vocabulary, random, &town->coaches[i]);
        town->list[i] = (struct match){.coach = town->coaches[i].id,
                .index = i,
                .is_full = draw(random, 4) == 0,
                .share = draw(random, 4) * 500,
                .given_at = draw(random, 3)};
    }
}

static size_t rank(const struct town *town, struct match matches[COACHES])
{
    struct match_party person = somebody_party(&town->person);
    size_t count = 0;
    for (size_t i = 0; i < town->count; i++) {
        struct match_party coach = somebody_party(&town->coaches[town->list[i].index]);
        if (!match_fits(&person, &coach))
            continue;
        matches[count] = town->list[i];
        matches[count++].points = match_points(town->vocabulary, &person, &coach);
    }
    match_order(matches, count);
    return count;
}

/* --- the second opinion ---------------------------------------------------------------------- */

enum sight { ALL, SHOWN };

static bool has_line(
        const struct somebody *somebody, const struct wish_entry *wish, enum sight sight)
{
    for (size_t i = 0; i < somebody->trait_count; i++) {
        const struct trait_entry *line = &somebody->traits[i];
        if (line->kind == wish->kind && strcmp(line->value, wish->value) == 0)
            return sight == ALL || line->is_shown;
    }
    return false;
}

/* Whether any line of this level and kind finds what it is about. */
static bool any_found(const struct somebody *wisher, const struct somebody *other, int kind,
        int level, enum sight sight, bool *ret_any)
{
    bool found = false;
    *ret_any = false;
    for (size_t i = 0; i < wisher->wish_count; i++) {
        const struct wish_entry *wish = &wisher->wishes[i];
        if (wish->kind != kind || wish->level != level)
            continue;
        *ret_any = true;
        found |= has_line(other, wish, sight);
    }
    return found;
}

static bool oracle_is_met(const struct somebody *wisher, const struct somebody *other)
{
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        bool any;
        bool found = any_found(wisher, other, kind, WISH_NEED, SHOWN, &any);
        if (any && !found)
            return false;
    }
    return true;
}

static int oracle_points(
        const struct town *town, const struct somebody *wisher, const struct somebody *other)
{
    int points = 0;
    enum sight sight = wisher->wishes_are_own ? ALL : SHOWN;
    for (int kind = 0; kind < TRAIT_KINDS; kind++) {
        bool any;
        int weight = vocabulary_weight(town->vocabulary, (enum trait_kind)kind);
        points += any_found(wisher, other, kind, WISH_PREFER, sight, &any) ? weight : 0;
        points -= any_found(wisher, other, kind, WISH_AVOID, sight, &any) ? 2 * weight : 0;
    }
    return points;
}

/* The population's names and numbers end in the two digits that entries end in. */
static bool oracle_avoids(const struct somebody *one, const struct somebody *other)
{
    for (size_t i = 0; i < one->avoid.count; i++) {
        const char *text = one->avoid.entries[i].text;
        bool is_name = one->avoid.entries[i].by == AVOID_NAME;
        const char *mine = strrchr(text, is_name ? ' ' : '-');
        const char *other_name = strrchr(other->nickname, ' ');
        const char *other_phone = other->phone + strlen(other->phone) - 2;
        if (is_name ? strcmp(mine, other_name) == 0 : strcmp(mine + 3, other_phone) == 0)
            return true;
    }
    return false;
}

static bool oracle_fits(const struct town *town, size_t i)
{
    const struct somebody *person = &town->person, *coach = &town->coaches[i];
    return oracle_is_met(person, coach) && oracle_is_met(coach, person) &&
           !oracle_avoids(person, coach) && !oracle_avoids(coach, person);
}

static bool oracle_is_before(const struct town *town, size_t a, size_t b)
{
    const struct match *left = &town->list[a], *right = &town->list[b];
    const struct somebody *person = &town->person;
    int points[2];
    for (size_t i = 0; i < 2; i++) {
        const struct somebody *coach = &town->coaches[i ? b : a];
        points[i] = oracle_points(town, person, coach) + oracle_points(town, coach, person);
    }
    if (left->is_full != right->is_full)
        return right->is_full;
    if (points[0] != points[1])
        return points[0] > points[1];
    if (left->share != right->share)
        return left->share < right->share;
    if (left->given_at != right->given_at)
        return left->given_at < right->given_at;
    return memcmp(&town->coaches[a].id, &town->coaches[b].id, sizeof(struct id)) < 0;
}

static void test_matches_are_those_of_a_slow_second_opinion(void **state)
{
    struct town *town = *state;
    struct random random = {.state = 1};
    size_t all = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct match matches[COACHES];
        town_draw(town, &random);
        size_t count = rank(town, matches), expected = 0;
        for (size_t i = 0; i < town->count; i++) {
            size_t place = 0;
            if (!oracle_fits(town, i))
                continue;
            for (size_t j = 0; j < town->count; j++)
                place += j != i && oracle_fits(town, j) && oracle_is_before(town, j, i);
            expected++;
            assert_true(place < count);
            assert_int_equal(matches[place].index, i);
        }
        assert_int_equal(count, expected);
        all += count;
    }
    assert_in_range(all, ROUNDS, (size_t)ROUNDS * COACHES * 2 / 3); /* neither all nor none */
}

static void test_the_order_of_the_input_changes_nothing(void **state)
{
    struct town *town = *state;
    struct random random = {.state = 2};
    for (int round = 0; round < 50; round++) {
        struct match before[COACHES], after[COACHES];
        town_draw(town, &random);
        size_t count = rank(town, before);
        struct id ids[COACHES];
        for (size_t i = 0; i < count; i++)
            ids[i] = before[i].coach;
        for (size_t i = town->count; i > 1; i--) {
            size_t j = draw(&random, (uint32_t)i);
            struct match swapped = town->list[i - 1];
            town->list[i - 1] = town->list[j];
            town->list[j] = swapped;
        }
        assert_int_equal(rank(town, after), count);
        for (size_t i = 0; i < count; i++)
            assert_memory_equal(&ids[i], &after[i].coach, sizeof(ids[i]));
    }
}

/* --- what must not be told ------------------------------------------------------------------- */

struct told { /* a list as it is shown: who, and the sentence in both languages */
    size_t count;
    struct id ids[COACHES];
    char *sentences[COACHES][2];
};

static char *sentence(const struct town *town, const struct match *match, const char *language)
{
    struct buffer out = buffer_limited(REASON_BYTES_MAX + 200);
    const struct reason reason = {.wishes = &town->person.pairing.wishes,
            .traits = &town->coaches[match->index].pairing.traits,
            .coach_nickname = town->coaches[match->index].nickname,
            .is_full = match->is_full};
    reason_write(town->words, town->vocabulary, language, &reason, &out);
    assert_int_equal(out.err, ERR_OK);
    return out.data;
}

static struct told tell(const struct town *town)
{
    struct match matches[COACHES];
    struct told told = {.count = rank(town, matches)};
    for (size_t i = 0; i < told.count; i++) {
        told.ids[i] = matches[i].coach;
        told.sentences[i][0] = sentence(town, &matches[i], "en");
        told.sentences[i][1] = sentence(town, &matches[i], "es");
    }
    return told;
}

static void told_free(struct told *told)
{
    for (size_t i = 0; i < told->count; i++) {
        free(told->sentences[i][0]);
        free(told->sentences[i][1]);
    }
}

static size_t told_find(const struct told *told, struct id id)
{
    size_t i = 0;
    while (i < told->count && !id_equal(told->ids[i], id))
        i++;
    return i;
}

/* All but this one stand as they stood, in the same order with the same sentences. */
static void assert_others_alike(const struct told *before, const struct told *after, struct id but)
{
    size_t j = 0;
    for (size_t i = 0; i < before->count; i++) {
        if (id_equal(before->ids[i], but))
            continue;
        if (j < after->count && id_equal(after->ids[j], but))
            j++;
        assert_true(j < after->count);
        assert_memory_equal(&before->ids[i], &after->ids[j], sizeof(struct id));
        assert_string_equal(before->sentences[i][0], after->sentences[j][0]);
        assert_string_equal(before->sentences[i][1], after->sentences[j][1]);
        j++;
    }
    assert_int_equal(j + (j < after->count && id_equal(after->ids[j], but)), after->count);
}

static void test_a_trait_that_is_not_shown_changes_no_sentence_and_no_count(void **state)
{
    struct town *town = *state;
    struct random random = {.state = 3};
    size_t removed = 0, moved = 0;
    for (int round = 0; round < ROUNDS; round++) {
        town_draw(town, &random);
        struct told before = tell(town);
        struct somebody *coach = &town->coaches[draw(&random, COACHES)];
        size_t line = 0;
        while (line < coach->trait_count && coach->traits[line].is_shown)
            line++;
        if (line < coach->trait_count) {
            coach->traits[line] = coach->traits[--coach->trait_count];
            somebody_settle(town->vocabulary, coach);
            removed++;
        }
        struct told after = tell(town);
        size_t was = told_find(&before, coach->id), is = told_find(&after, coach->id);
        assert_int_equal(before.count, after.count);
        assert_others_alike(&before, &after, coach->id);
        assert_int_equal(was < before.count, is < after.count);
        if (was < before.count) {
            assert_string_equal(before.sentences[was][0], after.sentences[is][0]);
            assert_string_equal(before.sentences[was][1], after.sentences[is][1]);
        }
        moved += was != is;
        if (!town->person.wishes_are_own) /* a coordinator may have made them up */
            assert_int_equal(was, is);
        told_free(&before);
        told_free(&after);
    }
    assert_true(removed > ROUNDS / 2);
    assert_true(moved > 5); /* it does count, for its owner's own place, where the wishes are the
                               person's own */
}

static void test_an_avoid_entry_changes_nothing_about_any_other(void **state)
{
    struct town *town = *state;
    struct random random = {.state = 4};
    size_t removed = 0, appeared = 0, emptied = 0;
    for (int round = 0; round < 4 * ROUNDS; round++) {
        town_draw(town, &random);
        town->count = 1 + draw(&random, 4); /* few, so that nobody may be left */
        struct told before = tell(town);
        struct somebody *coach = &town->coaches[draw(&random, (uint32_t)town->count)];
        removed += coach->avoid.count > 0;
        coach->avoid.count = 0;
        somebody_settle(town->vocabulary, coach);
        struct told after = tell(town);
        assert_others_alike(&before, &after, coach->id);
        appeared += after.count > before.count;
        emptied += before.count == 0 && after.count == 1;
        told_free(&before);
        told_free(&after);
    }
    assert_true(removed > ROUNDS && appeared > 10 && emptied > 5);
}

static void test_a_need_is_met_by_nothing_that_is_not_shown(void **state)
{
    struct town *town = *state;
    struct random random = {.state = 5};
    town_draw(town, &random);
    struct somebody person = {
            .wishes = {{.kind = TRAIT_LANGUAGE, .value = "es", .level = WISH_NEED}},
            .wish_count = 1};
    struct somebody coach = {.traits = {{.kind = TRAIT_LANGUAGE, .value = "es"}}, .trait_count = 1};
    somebody_settle(town->vocabulary, &person);
    somebody_settle(town->vocabulary, &coach);
    struct match_party one = somebody_party(&person), other = somebody_party(&coach);
    assert_false(match_fits(&one, &other));
    coach.traits[0].is_shown = true;
    somebody_settle(town->vocabulary, &coach);
    assert_true(match_fits(&one, &other));
}

/* --- fairness -------------------------------------------------------------------------------- */

enum { EQUALS = 7, BOOKINGS = 1000 };

struct team { /* coaches who differ in nothing but what they were given */
    size_t count;
    struct match coaches[EQUALS + 1];
    struct load_facts facts[EQUALS + 1];
    size_t given[EQUALS + 1];
};

static void team_add(struct team *team, int64_t start_min)
{
    size_t i = team->count++;
    team->facts[i] = (struct load_facts){.contract_min = 1200, .start_min = start_min};
    team->coaches[i] = (struct match){.coach = {{(uint8_t)(i + 1)}}, .index = i};
}

/* One session for whoever stands first. */
static void team_book(struct team *team, unix_s_t now)
{
    struct match matches[EQUALS + 1];
    for (size_t i = 0; i < team->count; i++) {
        team->coaches[i].share = load_share(&team->facts[i]);
        matches[i] = team->coaches[i];
    }
    match_order(matches, team->count);
    size_t chosen = matches[0].index;
    team->coaches[chosen].given_at = now;
    team->facts[chosen].given_min += 50;
    team->given[chosen]++;
}

static size_t team_spread(const struct team *team)
{
    size_t least = SIZE_MAX, most = 0;
    for (size_t i = 0; i < team->count; i++) {
        least = team->given[i] < least ? team->given[i] : least;
        most = team->given[i] > most ? team->given[i] : most;
    }
    return most - least;
}

static void test_in_a_thousand_bookings_no_equal_is_ever_more_than_one_session_off(void **state)
{
    (void)state;
    struct team team = {0};
    for (size_t i = 0; i < EQUALS; i++)
        team_add(&team, 0);
    for (unix_s_t now = 1; now <= BOOKINGS; now++) {
        team_book(&team, now);
        assert_true(team_spread(&team) <= 1);
    }
}

static void test_who_begins_at_the_median_is_neither_flooded_nor_left_out(void **state)
{
    (void)state;
    struct team team = {0};
    int64_t shares[EQUALS];
    for (size_t i = 0; i < EQUALS; i++)
        team_add(&team, 0);
    for (unix_s_t now = 1; now <= BOOKINGS / 2; now++)
        team_book(&team, now);
    for (size_t i = 0; i < EQUALS; i++)
        shares[i] = load_share(&team.facts[i]);
    memset(team.given, 0, sizeof(team.given));
    team_add(&team, load_start_min(load_median(shares, EQUALS), 1200));
    for (unix_s_t now = BOOKINGS; now <= 2 * BOOKINGS; now++) {
        team_book(&team, now);
        assert_true(team_spread(&team) <= 2);
    }
}

static void test_who_works_half_the_hours_gets_half_the_sessions(void **state)
{
    (void)state;
    struct team team = {0};
    team_add(&team, 0);
    team_add(&team, 0);
    team.facts[1].contract_min = 600;
    for (unix_s_t now = 1; now <= 900; now++)
        team_book(&team, now);
    assert_in_range(team.given[0], 599, 601);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_matches_are_those_of_a_slow_second_opinion),
            cmocka_unit_test(test_the_order_of_the_input_changes_nothing),
            cmocka_unit_test(test_a_trait_that_is_not_shown_changes_no_sentence_and_no_count),
            cmocka_unit_test(test_an_avoid_entry_changes_nothing_about_any_other),
            cmocka_unit_test(test_a_need_is_met_by_nothing_that_is_not_shown),
            cmocka_unit_test(
                    test_in_a_thousand_bookings_no_equal_is_ever_more_than_one_session_off),
            cmocka_unit_test(test_who_begins_at_the_median_is_neither_flooded_nor_left_out),
            cmocka_unit_test(test_who_works_half_the_hours_gets_half_the_sessions),
    };
    return cmocka_run_group_tests(tests, town_setup, town_teardown);
}
