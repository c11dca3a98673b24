/* Rows to JSON. What a role may see is decided before: these shapes hold nothing that one of the
 * roles who get them must not know. */
#include "scheduler/api/views.h"

#include "common/json.h"
#include "scheduler/store/absences.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/calendar.h"
#include "scheduler/store/load_row.h"
#include "scheduler/store/queue.h"
#include "scheduler/store/rules.h"
#include "scheduler/store/sessions.h"

struct json *view_party(struct id id, const char *nickname)
{
    struct json *party = json_object_create();
    json_set_id(party, "id", id);
    json_set_text(party, "nickname", nickname);
    return party;
}

void view_set_at(struct json *object, const char *name, unix_s_t at)
{
    if (at == 0) {
        json_set_null(object, name);
    } else {
        json_set_number(object, name, at);
    }
}

void view_set_id(struct json *object, const char *name, struct id id)
{
    if (id_is_zero(id)) {
        json_set_null(object, name);
    } else {
        json_set_id(object, name, id);
    }
}

static struct json *view_move(const struct session_move *move)
{
    struct json *waits_for = json_array_create();
    struct json *view = json_object_create();
    if (move->waits_for.person) {
        json_add_text(waits_for, role_names[ROLE_PERSON]);
    }
    if (move->waits_for.coach) {
        json_add_text(waits_for, role_names[ROLE_COACH]);
    }
    json_set_id(view, "id", move->id);
    json_set_id(view, "session", move->session);
    json_set_take(view, "coach", view_party(move->coach, move->coach_nickname));
    json_set_number(view, "start_at", move->start_at);
    json_set_number(view, "end_at", move->end_at);
    json_set_text(view, "proposed_by", role_names[move->proposer]);
    json_set_take(view, "waits_for", waits_for);
    json_set_number(view, "expires_at", move->expires_at);
    return view;
}

static struct json *view_outcome(const struct session_row *row)
{
    struct json *view = json_object_create();
    json_set_text(view, "by", outcome_source_names[row->outcome.by]);
    view_set_at(view, "due_at", row->outcome.due_at);
    if (row->is_watched) {
        json_set_number(view, "talk_s", row->talk_s);
    } else {
        json_set_null(view, "talk_s");
    }
    return view;
}

struct json *view_session(const struct session_row *row)
{
    struct json *here = json_object_create();
    struct json *view = json_object_create();
    json_set_bool(here, "coach", row->coach_here);
    json_set_bool(here, "person", row->person_here);
    json_set_id(view, "id", row->id);
    json_set_take(view, "coach", view_party(row->coach, row->coach_nickname));
    json_set_take(view, "person", view_party(row->person, row->person_nickname));
    json_set_number(view, "start_at", row->start_at);
    json_set_number(view, "end_at", row->end_at);
    json_set_text(view, "zone", row->person_zone);
    json_set_text(view, "status", booking_status_names[row->status]);
    json_set_text(view, "mode", booking_mode_names[row->mode]);
    json_set_take(view, "here", here);
    if (booking_is_told(row->status)) {
        json_set_take(view, "outcome", view_outcome(row));
    } else {
        json_set_null(view, "outcome");
    }
    view_set_id(view, "series", row->series);
    view_set_id(view, "replaces", row->replaces);
    view_set_id(view, "moved_to", row->moved_to);
    view_set_id(view, "cover", row->cover);
    view_set_at(view, "offered_until_at", row->offered_until);
    if (id_is_zero(row->move.id)) {
        json_set_null(view, "move");
    } else {
        json_set_take(view, "move", view_move(&row->move));
    }
    return view;
}

struct json *view_sessions(const struct session_row *rows, size_t count)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < count; i++) {
        json_add_take(list, view_session(&rows[i]));
    }
    return list;
}

struct json *view_alternatives(const struct session_slot *slots, size_t count)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < count; i++) {
        struct json *slot = json_object_create();
        json_set_id(slot, "coach", slots[i].coach);
        json_set_number(slot, "start_at", slots[i].start_at);
        json_set_number(slot, "end_at", slots[i].end_at);
        json_add_take(list, slot);
    }
    return list;
}

static void party_set(struct json *view, const char *name, struct id id, const char *nickname)
{
    if (id_is_zero(id)) {
        json_set_null(view, name);
    } else {
        json_set_take(view, name, view_party(id, nickname));
    }
}

struct json *view_person_coaches(const struct person_row *row)
{
    struct json *view = json_object_create();
    party_set(view, "coach", row->coach, row->coach_nickname);
    party_set(view, "backup", row->backup, row->backup_nickname);
    return view;
}

struct json *view_person(const struct person_row *row)
{
    struct json *reach = json_object_create();
    struct json *view = json_object_create();
    json_set_text(reach, "kind", reach_kind_names[row->reach_kind]);
    json_set_id(view, "id", row->id);
    json_set_text(view, "nickname", row->nickname);
    json_set_text(view, "zone", row->zone);
    json_set_text(view, "language", row->language);
    json_set_take(view, "reach", reach);
    party_set(view, "coach", row->coach, row->coach_nickname);
    party_set(view, "backup", row->backup, row->backup_nickname);
    view_set_at(view, "next_at", row->next_at);
    return view;
}

struct json *view_coach(const struct coach_row *row)
{
    struct json *view = json_object_create();
    json_set_id(view, "id", row->id);
    json_set_text(view, "nickname", row->nickname);
    json_set_text(view, "zone", row->zone);
    json_set_number(view, "people", row->people);
    view_set_at(view, "next_at", row->next_at);
    json_set_bool(view, "here", row->is_here);
    return view;
}

void view_set_date(struct json *view, const char *name, struct civil_date date)
{
    char text[CIVIL_DATE_SIZE];
    json_set_text(view, name, civil_date_is_none(date) ? NULL : civil_date_print(date, text));
}

struct json *view_hours(const struct calendar_hours *hours)
{
    struct json *windows = json_array_create();
    struct json *view = json_object_create();
    for (size_t i = 0; i < hours->count; i++) {
        struct json *window = json_object_create();
        json_set_number(window, "weekday", hours->windows[i].weekday);
        json_set_number(window, "start_min", hours->windows[i].start_min);
        json_set_number(window, "end_min", hours->windows[i].end_min);
        view_set_date(window, "valid_from", hours->windows[i].valid_from);
        view_set_date(window, "valid_until", hours->windows[i].valid_until);
        json_set_number(window, "every_weeks", hours->windows[i].every_weeks);
        json_add_take(windows, window);
    }
    json_set_text(view, "zone", hours->zone);
    json_set_take(view, "windows", windows);
    return view;
}

struct json *view_exception(const struct exception_row *row)
{
    char date[CIVIL_DATE_SIZE];
    struct json *view = json_object_create();
    json_set_id(view, "id", row->id);
    json_set_text(view, "kind", hours_exception_names[row->exception.kind]);
    json_set_text(view, "date", civil_date_print(row->exception.date, date));
    json_set_number(view, "start_min", row->exception.start_min);
    json_set_number(view, "end_min", row->exception.end_min);
    json_set_bool(view, "at_once", row->exception.is_at_once);
    view_set_id(view, "absence", row->absence);
    return view;
}

struct json *view_inside(const struct away_inside *inside)
{
    size_t shown = inside->count < AWAY_INSIDE_MAX ? inside->count : AWAY_INSIDE_MAX;
    return view_sessions(inside->sessions, shown);
}

struct json *view_absence(const struct absence_row *row)
{
    struct json *view = json_object_create();
    json_set_id(view, "id", row->id);
    json_set_take(view, "coach", view_party(row->coach, row->coach_nickname));
    json_set_number(view, "from_at", row->from_at);
    json_set_number(view, "until_at", row->until_at);
    return view;
}

struct json *view_rules(const struct rules *rules)
{
    struct json *view = json_object_create();
    json_set_number(view, "buffer_min", rules->buffer_min);
    json_set_number(view, "notice_min", rules->notice_min);
    json_set_number(view, "horizon_days", rules->horizon_days);
    json_set_text(view, "cap_unit", caps_unit_names[rules->caps.unit]);
    json_set_number(view, "day_max", rules->caps.day_max);
    json_set_number(view, "week_max", rules->caps.week_max);
    json_set_number(view, "row_max", rules->caps.row_max);
    json_set_bool(view, "works_holidays", rules->works_holidays);
    return view;
}

struct json *view_holidays(const struct holidays *holidays)
{
    struct json *list = json_array_create();
    struct json *view = json_object_create();
    for (size_t i = 0; i < holidays->count; i++) {
        struct json *holiday = json_object_create();
        view_set_date(holiday, "date", holidays->holidays[i].date);
        json_set_text(holiday, "name", holidays->holidays[i].name);
        json_add_take(list, holiday);
    }
    json_set_take(view, "holidays", list);
    return view;
}

struct json *view_queue_item(const struct queue_item *item)
{
    struct json *view = json_object_create();
    json_set_id(view, "id", item->id);
    json_set_text(view, "kind", queue_kind_names[item->kind]);
    json_set_take(view, "account", view_party(item->account, item->nickname));
    if (id_is_zero(item->session.id)) {
        json_set_null(view, "session");
    } else {
        json_set_take(view, "session", view_session(&item->session));
    }
    json_set_number(view, "due_at", item->due_at);
    json_set_number(view, "created_at", item->created_at);
    return view;
}

struct json *view_load(const struct load_row *row)
{
    const struct load_facts *facts = &row->facts;
    struct json *weeks = json_array_create();
    struct json *view = json_object_create();
    for (size_t i = 0; i < LOAD_WEEKS; i++) {
        json_add_number(weeks, facts->weeks_min[i]);
    }
    json_set_number(view, "contract_min", facts->contract_min);
    json_set_number(view, "share", load_share(facts));
    json_set_number(view, "counted_from_at", row->counted_from);
    json_set_number(view, "start_min", facts->start_min);
    json_set_number(view, "given_min", facts->given_min);
    json_set_take(view, "weeks_min", weeks);
    json_set_number(view, "recent_min", load_recent_min(facts));
    json_set_bool(view, "full", load_is_full(facts));
    json_set_number(view, "people", row->people);
    json_set_number(view, "waiting", facts->waiting);
    view_set_at(view, "closed_until_at", row->closed_until);
    return view;
}
