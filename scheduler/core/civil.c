/* Dates and day numbers, by counting years that begin in March, so that the leap day is the last
 * of its year and needs no special case. Used by zone, hours, forms and whoever prints a date;
 * knows no zone and no clock. */
#include "scheduler/core/civil.h"

enum {
    ERA_DAYS = 146097,   /* of 400 years */
    EPOCH_SHIFT = 719468 /* days from 0000-03-01 to 1970-01-01 */
};

static bool year_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && year_is_leap(year) ? 29 : days[month - 1];
}

bool civil_date_is_valid(struct civil_date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= month_days(date.year, date.month);
}

bool civil_date_is_none(struct civil_date date)
{
    return date.year == 0;
}

/* Days from 1 March to the first of the month that is index months later. */
static int days_before_month(int index)
{
    return (153 * index + 2) / 5;
}

int32_t civil_day(struct civil_date date)
{
    int32_t year = date.month > 2 ? date.year : date.year - 1;
    int32_t era = year / 400;
    int32_t year_of_era = year - era * 400;
    int32_t day_of_year = days_before_month((date.month + 9) % 12) + date.day - 1;
    int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * ERA_DAYS + day_of_era - EPOCH_SHIFT;
}

struct civil_date civil_date_of(int32_t day)
{
    if (day < CIVIL_DAY_FIRST)
        day = CIVIL_DAY_FIRST;
    if (day > CIVIL_DAY_LAST)
        day = CIVIL_DAY_LAST;
    int32_t shifted = day + EPOCH_SHIFT;
    int32_t era = shifted / ERA_DAYS;
    int32_t day_of_era = shifted - era * ERA_DAYS;
    /* 1460, 36524 and 146096: the last days of 4, 100 and 400 years */
    int32_t year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int32_t day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
    int32_t index = (5 * day_of_year + 2) / 153;
    int32_t month = index < 10 ? index + 3 : index - 9;
    return (struct civil_date){
            .year = (int16_t)(era * 400 + year_of_era + (month <= 2)),
            .month = (uint8_t)month,
            .day = (uint8_t)(day_of_year - days_before_month(index) + 1),
    };
}

int civil_weekday(int32_t day)
{
    int rest = (day + 3) % WEEK_DAYS; /* 1970-01-01 was a Thursday */
    return (rest < 0 ? rest + WEEK_DAYS : rest) + 1;
}

int32_t civil_week(int32_t day)
{
    return (day + 3 - (civil_weekday(day) - 1)) / WEEK_DAYS;
}

int32_t civil_week_first(int32_t week)
{
    return week * WEEK_DAYS - 3;
}

static bool read_digits(const char *text, size_t len, int *ret_number)
{
    int number = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        number = number * 10 + (text[i] - '0');
    }
    *ret_number = number;
    return true;
}

enum err civil_date_parse(const char *text, size_t len, struct civil_date *ret_date)
{
    int year, month, day;
    if (len != CIVIL_DATE_SIZE - 1 || text[4] != '-' || text[7] != '-')
        return ERR_INPUT;
    if (!read_digits(text, 4, &year) || !read_digits(text + 5, 2, &month) ||
            !read_digits(text + 8, 2, &day))
        return ERR_INPUT;
    struct civil_date date = {.year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day};
    if (!civil_date_is_valid(date))
        return ERR_INPUT;
    *ret_date = date;
    return ERR_OK;
}

static void print_digits(char *at, int width, int number)
{
    for (int i = width - 1; i >= 0; i--) {
        at[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

char *civil_date_print(struct civil_date date, char text[CIVIL_DATE_SIZE])
{
    print_digits(text, 4, date.year);
    text[4] = '-';
    print_digits(text + 5, 2, date.month);
    text[7] = '-';
    print_digits(text + 8, 2, date.day);
    text[10] = '\0';
    return text;
}
