/* The JSON shapes of docs/api.md, made from the store's rows. Each gives a new value, the
 * caller's. Pure; any thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_VIEWS_H
#define PORCHLIGHT_SCHEDULER_API_VIEWS_H

#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/civil.h"

struct absence_row;
struct away_inside;
struct calendar_hours;
struct coach_row;
struct exception_row;
struct holidays;
struct json;
struct load_row;
struct person_row;
struct queue_item;
struct rules;
struct session_row;
struct session_slot;

struct json *view_session(const struct session_row *row);
struct json *view_sessions(const struct session_row *rows, size_t count);       /* an array */
struct json *view_alternatives(const struct session_slot *slots, size_t count); /* an array */
struct json *view_person(const struct person_row *row);
struct json *view_person_coaches(const struct person_row *row);
struct json *view_coach(const struct coach_row *row);
struct json *view_hours(const struct calendar_hours *hours);
struct json *view_exception(const struct exception_row *row);
struct json *view_inside(const struct away_inside *inside); /* an array: the first of them */
struct json *view_absence(const struct absence_row *row);
struct json *view_rules(const struct rules *rules);
struct json *view_holidays(const struct holidays *holidays);
struct json *view_load(const struct load_row *row);
struct json *view_queue_item(const struct queue_item *item);

/* --- parts of them: what is not there (zero, none) becomes null ------------------------------ */

struct json *view_party(struct id id, const char *nickname); /* {id, nickname} */
void view_set_at(struct json *object, const char *name, unix_s_t at);
void view_set_date(struct json *object, const char *name, struct civil_date date);
void view_set_id(struct json *object, const char *name, struct id id);

#endif
