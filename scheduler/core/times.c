/* Times in words. What a wall time is, core/zone decides; how it reads, the catalogue. */
#include "scheduler/core/times.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/core/words.h"
#include "scheduler/core/zone.h"

/* What people in the United States call their time; other zones go by their city. */
static const struct {
    const char *zone;
    const char *key;
} zone_keys[] = {
        {"America/Adak", "zone_hawaii"},
        {"America/Anchorage", "zone_alaska"},
        {"America/Boise", "zone_mountain"},
        {"America/Chicago", "zone_central"},
        {"America/Denver", "zone_mountain"},
        {"America/Detroit", "zone_eastern"},
        {"America/Los_Angeles", "zone_pacific"},
        {"America/Menominee", "zone_central"},
        {"America/New_York", "zone_eastern"},
        {"America/Phoenix", "zone_arizona"},
        {"Pacific/Honolulu", "zone_hawaii"},
};

static char *text_fill(const struct clock_face *face, const char *key,
        const struct words_pair *pairs, size_t count, char ret_text[TIME_TEXT_SIZE])
{
    struct buffer out = buffer_limited(TIME_TEXT_SIZE - 1);
    const char *text = words_get(face->words, face->language, key);
    words_fill(text == NULL ? key : text, pairs, count, &out);
    snprintf(ret_text, TIME_TEXT_SIZE, "%s", out.data == NULL ? "" : out.data);
    buffer_finish(&out);
    return ret_text;
}

char *time_of_day(const struct clock_face *face, unix_s_t at, char ret_text[TIME_TEXT_SIZE])
{
    char hour[12];
    char minute[12];
    struct civil_time wall = zone_wall(face->zone, at);
    int hours = wall.second / 3600;
    snprintf(hour, sizeof(hour), "%d", hours % 12 == 0 ? 12 : hours % 12);
    snprintf(minute, sizeof(minute), "%02d", wall.second / 60 % 60);
    const struct words_pair pairs[] = {{"hour", hour}, {"minute", minute}};
    return text_fill(face, hours < 12 ? "time_am" : "time_pm", pairs, 2, ret_text);
}

char *time_date(
        const struct clock_face *face, struct civil_date date, char ret_text[TIME_TEXT_SIZE])
{
    char weekday_key[16];
    char month_key[16];
    char weekday[TIME_TEXT_SIZE];
    char month[TIME_TEXT_SIZE];
    char day[12];
    snprintf(weekday_key, sizeof(weekday_key), "weekday_%d", civil_weekday(civil_day(date)));
    snprintf(month_key, sizeof(month_key), "month_%d", date.month);
    snprintf(day, sizeof(day), "%d", date.day);
    const struct words_pair pairs[] = {
            {"weekday", text_fill(face, weekday_key, NULL, 0, weekday)},
            {"month", text_fill(face, month_key, NULL, 0, month)},
            {"day", day},
    };
    return text_fill(face, "day_text", pairs, 3, ret_text);
}

char *time_day(const struct clock_face *face, unix_s_t at, char ret_text[TIME_TEXT_SIZE])
{
    return time_date(face, civil_date_of(zone_wall(face->zone, at).day), ret_text);
}

/* "America/New_York" -> "New York". */
static void city_of(const char *zone_name, char ret_city[TIME_TEXT_SIZE])
{
    const char *slash = strrchr(zone_name, '/');
    snprintf(ret_city, TIME_TEXT_SIZE, "%s", slash == NULL ? zone_name : slash + 1);
    for (char *at = ret_city; *at != '\0'; at++) {
        if (*at == '_') {
            *at = ' ';
        }
    }
}

char *time_zone(const struct clock_face *face, unix_s_t at, char ret_text[TIME_TEXT_SIZE])
{
    char city[TIME_TEXT_SIZE];
    char zone[TIME_TEXT_SIZE];
    struct zone_span span = zone_span(face->zone, at);
    city_of(face->zone_name, city);
    for (size_t i = 0; i < sizeof(zone_keys) / sizeof(zone_keys[0]); i++) {
        if (strcmp(zone_keys[i].zone, face->zone_name) == 0) {
            const struct words_pair named[] = {
                    {"zone", text_fill(face, zone_keys[i].key, NULL, 0, zone)}, {"city", city}};
            return text_fill(face, "zone_named", named, 2, ret_text);
        }
    }
    const struct words_pair pairs[] = {{"city", city}, {"short", span.abbreviation}};
    return text_fill(face, "zone_of_city", pairs, 2, ret_text);
}

char *time_length(const struct clock_face *face, int length_min, char ret_text[TIME_TEXT_SIZE])
{
    char number[12];
    snprintf(number, sizeof(number), "%d", length_min);
    const struct words_pair pairs[] = {{"minutes", number}};
    return text_fill(face, "length_text", pairs, 1, ret_text);
}
