/* From starts to days and times. Called by the pages of booking and moving. */
#include "scheduler/api/free_values.h"

#include <stdio.h>

#include "scheduler/core/value.h"
#include "scheduler/core/zone.h"

int32_t free_day_choose(const struct free_times *times, int32_t wished)
{
    int32_t first = INT32_MIN;
    for (size_t i = times->count; i-- > 0;) {
        int32_t day = zone_wall(times->face->zone, times->starts[i]).day;
        first = day;
        if (day == wished) {
            return day;
        }
    }
    return first;
}

static void day_add(const struct free_times *times, struct value *list, int32_t day, bool is_chosen)
{
    char text[TIME_TEXT_SIZE];
    char date_text[CIVIL_DATE_SIZE];
    char link[FREE_LINK_SIZE + CIVIL_DATE_SIZE];
    struct civil_date date = civil_date_of(day);
    struct value *item = value_add_object(list);
    civil_date_print(date, date_text);
    snprintf(link, sizeof(link), "%s%s", times->link, date_text);
    value_set_text(item, "date", date_text);
    value_set_text(item, "day_text", time_date(times->face, date, text));
    value_set_bool(item, "is_chosen", is_chosen);
    value_set_text(item, "href", link);
}

void free_values_set(const struct free_times *times, int32_t day, struct value *data)
{
    struct value *days = value_set_list(data, "days");
    struct value *slots = value_set_list(data, "slots");
    int32_t last = INT32_MIN;
    size_t day_count = 0;
    for (size_t i = 0; i < times->count; i++) {
        char text[TIME_TEXT_SIZE];
        int32_t of_slot = zone_wall(times->face->zone, times->starts[i]).day;
        if (of_slot != last && day_count < FREE_DAYS_MAX) {
            day_add(times, days, of_slot, of_slot == day);
            last = of_slot;
            day_count++;
        }
        if (of_slot == day) {
            struct value *slot = value_add_object(slots);
            value_set_number(slot, "start_at", times->starts[i]);
            value_set_text(slot, "time_text", time_of_day(times->face, times->starts[i], text));
        }
    }
}
