/* Dates: the odd ones by table, all of four centuries by going there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/civil.h"

static void test_civil_knows_day_numbers_by_heart(void **state)
{
    (void)state;
    static const struct {
        struct civil_date date;
        int32_t day;
        int weekday;
    } table[] = {
            {{1970, 1, 1}, 0, 4},
            {{1969, 12, 31}, -1, 3},
            {{2000, 2, 29}, 11016, 2},
            {{2000, 3, 1}, 11017, 3},
            {{2027, 3, 14}, 20891, 7},
            {{1, 1, 1}, CIVIL_DAY_FIRST, 1},
            {{9999, 12, 31}, CIVIL_DAY_LAST, 5},
    };
    for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
        assert_int_equal(civil_day(table[i].date), table[i].day);
        assert_int_equal(civil_weekday(table[i].day), table[i].weekday);
    }
}

static void test_civil_goes_there_and_back_for_four_centuries(void **state)
{
    (void)state;
    struct civil_date before = civil_date_of(-1);
    for (int32_t day = 0; day < 146097; day++) {
        struct civil_date date = civil_date_of(day);
        assert_true(civil_date_is_valid(date));
        assert_int_equal(civil_day(date), day);
        assert_true(date.day == before.day + 1 || date.day == 1);
        assert_int_equal(civil_weekday(day), (day + 3) % 7 + 1);
        before = date;
    }
}

static void test_civil_parses_what_it_prints(void **state)
{
    (void)state;
    static const int32_t days[] = {CIVIL_DAY_FIRST, -1, 0, 11016, 20891, CIVIL_DAY_LAST};
    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        char text[CIVIL_DATE_SIZE];
        struct civil_date date;
        civil_date_print(civil_date_of(days[i]), text);
        assert_int_equal(civil_date_parse(text, strlen(text), &date), ERR_OK);
        assert_int_equal(civil_day(date), days[i]);
    }
}

static void test_civil_refuses_dates_that_do_not_exist(void **state)
{
    (void)state;
    static const char *const bad[] = {"", "2027-3-14", "2027-03-14 ", "2027/03/14", "2027-13-01",
            "2027-00-01", "2027-02-29", "2100-02-29", "2027-04-31", "2027-01-00", "0000-01-01",
            "-027-01-01", "2027-0a-01", "20270314", "+027-01-01"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct civil_date date = {.year = 77};
        if (civil_date_parse(bad[i], strlen(bad[i]), &date) != ERR_INPUT || date.year != 77)
            fail_msg("taken: %s", bad[i]);
    }
}

static void test_civil_stays_inside_its_years(void **state)
{
    (void)state;
    assert_int_equal(civil_date_of(INT32_MAX).year, 9999);
    assert_int_equal(civil_date_of(INT32_MIN).year, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_civil_knows_day_numbers_by_heart),
            cmocka_unit_test(test_civil_goes_there_and_back_for_four_centuries),
            cmocka_unit_test(test_civil_parses_what_it_prints),
            cmocka_unit_test(test_civil_refuses_dates_that_do_not_exist),
            cmocka_unit_test(test_civil_stays_inside_its_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
