/* A coach's windows and exceptions as rows. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_HOURS_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_HOURS_ROW_H

#include <stddef.h>

#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/hours.h"
#include "scheduler/store/calendar.h"

struct member;
struct operation;
struct zone;

enum err windows_load(const struct operation *operation, struct id coach,
        struct hours_window ret_windows[HOURS_WINDOWS_MAX], size_t *ret_count) ATTRIBUTE_MUST_USE;

/* From the date on, by date. ERR_LIMIT: more than HOURS_EXCEPTIONS_MAX. */
enum err exceptions_load(const struct operation *operation, struct id coach, struct civil_date from,
        struct exception_row ret_rows[HOURS_EXCEPTIONS_MAX], size_t *ret_count) ATTRIBUTE_MUST_USE;

/* The same from today on, in the coach's zone. */
enum err exceptions_load_from_today(const struct operation *operation, const struct member *coach,
        unix_s_t now, struct exception_row ret_rows[HOURS_EXCEPTIONS_MAX],
        size_t *ret_count) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND: not there, or another coach's. */
enum err exception_find(const struct operation *operation, const struct member *coach,
        struct id exception, struct exception_row *ret_row) ATTRIBUTE_MUST_USE;
enum err exception_drop(const struct operation *operation, struct id exception) ATTRIBUTE_MUST_USE;

/* absence: which it belongs to; zero: none. */
enum err exception_insert(const struct operation *operation, const struct member *coach,
        const struct exception_row *row, struct id absence) ATTRIBUTE_MUST_USE;

/* Each kind has its own room: what a coach offers besides stops nobody from being away. ERR_NOT_NOW
 * "exception", "absence": there is none for this many more. */
enum err exceptions_have_room(const struct operation *operation, const struct member *coach,
        enum hours_exception_kind kind, size_t more) ATTRIBUTE_MUST_USE;

/* --- whose ----------------------------------------------------------------------------------- */

/* ERR_FORBIDDEN: the asker is no coach. */
enum err own_coach_find(const struct operation *operation, const struct actor *actor,
        struct member *ret_coach) ATTRIBUTE_MUST_USE;

/* Lends. */
enum err coach_zone(const struct operation *operation, const struct member *coach,
        const struct zone **ret_zone) ATTRIBUTE_MUST_USE;

#endif
