/* Calendar dates without a zone: a date, its day number (0 is 1970-01-01), its weekday. A wall
 * time is a day number and a second of that day. Proleptic Gregorian, years 1 to 9999. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_CIVIL_H
#define PORCHLIGHT_SCHEDULER_CORE_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum { DAY_MIN = 1440, DAY_S = 86400, WEEK_DAYS = 7, CIVIL_DATE_SIZE = 11 };
enum { CIVIL_DAY_FIRST = -719162, CIVIL_DAY_LAST = 2932896 }; /* 0001-01-01, 9999-12-31 */

struct civil_date {
    int16_t year; /* 1 to 9999; 0 where an optional date is not there */
    uint8_t month;
    uint8_t day;
};

struct civil_time {
    int32_t day;    /* day number */
    int32_t second; /* 0 to 86399 */
};

bool civil_date_is_valid(struct civil_date date);
bool civil_date_is_none(struct civil_date date);

/* date must be valid. */
int32_t civil_day(struct civil_date date);

/* day is clamped into CIVIL_DAY_FIRST..CIVIL_DAY_LAST. */
struct civil_date civil_date_of(int32_t day);

/* 1 is Monday, 7 Sunday. */
int civil_weekday(int32_t day);

/* Weeks begin on Monday; week 0 has 1970-01-01 in it. */
int32_t civil_week(int32_t day);
int32_t civil_week_first(int32_t week); /* its Monday */

/* Exactly YYYY-MM-DD and a date that exists; ERR_INPUT otherwise, ret_date untouched. */
enum err civil_date_parse(const char *text, size_t len, struct civil_date *ret_date);

/* Prints YYYY-MM-DD, NUL-terminated. Returns text. */
char *civil_date_print(struct civil_date date, char text[CIVIL_DATE_SIZE]);

#endif
