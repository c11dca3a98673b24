/* Series to JSON. What a role may see is decided before. */
#include "scheduler/api/series_view.h"

#include "common/json.h"
#include "scheduler/api/views.h"
#include "scheduler/store/series.h"

static struct json *view_date(
        const struct series_occurrence *at, enum series_reason reason, int length_min)
{
    struct json *view = json_object_create();
    view_set_date(view, "date", at->date);
    json_set_number(view, "start_at", at->start_at);
    json_set_number(view, "end_at", at->start_at + (unix_s_t)length_min * 60);
    json_set_text(view, "fit", series_fit_names[at->fit]);
    json_set_text(view, "reason", series_reason_names[reason]);
    return view;
}

struct json *view_series_dates(const struct series_offer *offer, int length_min)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < offer->count; i++) {
        const struct series_choice *choice = &offer->choices[i];
        json_add_take(list, view_date(&choice->at, choice->reason, length_min));
    }
    return list;
}

struct json *view_series_offer(const struct series_offer *offer, int length_min)
{
    struct json *view = json_object_create();
    json_set_text(view, "zone", offer->zone);
    view_set_date(view, "decided_until", offer->decided_until);
    json_set_bool(view, "goes_on", offer->is_open);
    json_set_take(view, "dates", view_series_dates(offer, length_min));
    return view;
}

static struct json *view_conflicts(const struct series_item *item)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < item->conflict_count; i++) {
        const struct series_conflict *conflict = &item->conflicts[i];
        struct json *view = view_date(&conflict->at, conflict->reason, item->series.length_min);
        view_set_id(view, "session", conflict->session);
        json_add_take(list, view);
    }
    return list;
}

struct json *view_series(const struct series_item *item)
{
    const struct series_row *row = &item->series;
    struct json *view = json_object_create();
    json_set_id(view, "id", row->id);
    json_set_take(view, "coach", view_party(row->coach, row->coach_nickname));
    json_set_take(view, "person", view_party(row->person, row->person_nickname));
    json_set_text(view, "zone", row->zone);
    view_set_date(view, "from", row->rule.from);
    view_set_date(view, "until", row->rule.until);
    json_set_number(view, "start_min", row->rule.start_min);
    json_set_number(view, "every_weeks", row->rule.every_weeks);
    json_set_number(view, "length_min", row->length_min);
    json_set_text(view, "mode", booking_mode_names[row->mode]);
    view_set_date(view, "decided_until", row->decided_until);
    view_set_at(view, "next_at", item->next_at);
    json_set_take(view, "conflicts", view_conflicts(item));
    return view;
}
