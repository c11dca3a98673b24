/* People as JSON: a coordinator's programme, a coach's caseload; adding somebody, their card code,
 * their coach. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/cursor.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/events.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/pages.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/core/address.h"
#include "scheduler/core/text.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/links.h"

struct query {
    struct paging paging;
};

static const struct form_field query_fields[] = {PAGING_FIELDS(query)};

static void handle_list(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct people_list_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct json *list = json_array_create();
    for (size_t i = 0; i < out->count; i++) {
        json_add_take(list, view_person(&out->people[i]));
    }
    struct json *body = json_object_create();
    json_set_take(body, "people", list);
    cursor_set_next(body, out->is_more, &out->last);
    respond_json(exchange, 200, body);
}

static void list_handle(struct exchange *exchange)
{
    const struct query *query = exchange->in;
    struct error error = {0};
    struct people_list in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    enum err err = paging_read(&query->paging, &in.range, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_read(exchange, &people_list, &in, handle_list);
}

const struct endpoint ep_people = {
        .handle = list_handle,
        .in_size = sizeof(struct query),
        .form = query_fields,
        .form_count = FIELD_COUNT(query_fields),
};

/* --- adding --------------------------------------------------------------------------------- */

struct newcomer {
    char nickname[NICKNAME_SIZE];
    int reach_kind;
    char reach_value[REACH_VALUE_SIZE];
    struct id coach;
    char zone[ZONE_NAME_SIZE];
    char language[LANGUAGE_SIZE];
};

#define TEXT_FIELD(object_, field_, min_)                                                          \
    .kind = JSON_TEXT, .offset = offsetof(struct object_, field_),                                 \
    .size = sizeof(((struct object_ *)0)->field_), .min = (min_),                                  \
    .max = sizeof(((struct object_ *)0)->field_) - 1

static const struct json_field newcomer_fields[] = {
        {.name = "nickname", TEXT_FIELD(newcomer, nickname, 1)},
        {.name = "reach_kind",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct newcomer, reach_kind),
                .choices = reach_kind_names},
        {.name = "reach_value", TEXT_FIELD(newcomer, reach_value, 0), .is_optional = true},
        {.name = "coach",
                .kind = JSON_ID,
                .offset = offsetof(struct newcomer, coach),
                .is_optional = true},
        {.name = "zone", TEXT_FIELD(newcomer, zone, 1)},
        {.name = "language", TEXT_FIELD(newcomer, language, 2)},
};

static enum err newcomer_check(const struct newcomer *newcomer, struct error *error)
{
    bool has_value = newcomer->reach_value[0] != '\0';
    if (!text_is_plain(newcomer->nickname, strlen(newcomer->nickname))) {
        return error_set(error, ERR_INPUT, "nickname", "must be one line of plain text");
    }
    if (!text_is_plain(newcomer->reach_value, strlen(newcomer->reach_value))) {
        return error_set(error, ERR_INPUT, "reach_value", "must be one line of plain text");
    }
    if (has_value != (newcomer->reach_kind != REACH_NONE)) {
        return error_set(error, ERR_INPUT, "reach_value", "goes with reach_kind phone or mail");
    }
    if (newcomer->reach_kind == REACH_MAIL && !address_is_mail(newcomer->reach_value)) {
        return error_set(error, ERR_INPUT, "reach_value", "is not a mail address");
    }
    if (newcomer->reach_kind == REACH_PHONE && !address_is_phone(newcomer->reach_value)) {
        return error_set(error, ERR_INPUT, "reach_value", "is not a phone number");
    }
    if (!pages_has_language(newcomer->language)) {
        return error_set(error, ERR_INPUT, "language", "is not one that we speak");
    }
    return ERR_OK;
}

static enum err added_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 201, view_person(out));
}

static void add_handle(struct exchange *exchange)
{
    struct error error = {0};
    const struct newcomer *newcomer = exchange->in;
    struct person_add in = {
            .reach_kind = (enum reach_kind)newcomer->reach_kind,
            .coach = newcomer->coach,
    };
    enum err err = newcomer_check(newcomer, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    memcpy(in.nickname, newcomer->nickname, sizeof(in.nickname));
    memcpy(in.reach_value, newcomer->reach_value, sizeof(in.reach_value));
    memcpy(in.zone, newcomer->zone, sizeof(in.zone));
    memcpy(in.language, newcomer->language, sizeof(in.language));
    exchange_write(exchange, &person_add, &in.write, added_render, respond_written);
}

const struct endpoint ep_people_post = {
        .handle = add_handle,
        .in_size = sizeof(struct newcomer),
        .json = newcomer_fields,
        .json_count = FIELD_COUNT(newcomer_fields),
};

/* --- card code, reach, coach ------------------------------------------------------------------ */

static enum err code_render(const void *context, const void *out, struct answer *ret_answer)
{
    char text[LINK_CODE_PRINT_SIZE];
    const struct card_make_out *card = out;
    struct json *body = json_object_create();
    (void)context;
    json_set_text(body, "code", link_code_print(card->code, text));
    return answer_json(ret_answer, 201, body);
}

static void handle_code(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK && !result->is_repeat) {
        events_end_account(exchange->app->events, exchange->id);
    }
    respond_written(exchange, result);
}

static void code_handle(struct exchange *exchange)
{
    struct card_make in = {.person = exchange->id};
    exchange_write(exchange, &card_make, &in.write, code_render, handle_code);
}

const struct endpoint ep_person_code = {.handle = code_handle};

static enum err reach_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct person_reach_out *reach = out;
    struct json *body = json_object_create();
    (void)context;
    json_set_text(body, "kind", reach_kind_names[reach->kind]);
    json_set_text(body, "value", reach->kind == REACH_NONE ? NULL : reach->value);
    return answer_json(ret_answer, 200, body);
}

static void reach_handle(struct exchange *exchange)
{
    struct person_reach in = {.person = exchange->id};
    exchange_write(exchange, &person_reach, &in.write, reach_render, respond_written);
}

const struct endpoint ep_person_reach = {.handle = reach_handle};

struct choice {
    struct id coach;
    int kind;
};

static const struct json_field choice_fields[] = {
        {.name = "coach", .kind = JSON_ID, .offset = offsetof(struct choice, coach)},
        {.name = "kind",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct choice, kind),
                .choices = caseload_kind_names,
                .is_optional = true},
};

/* What a coordinator's choice replaces. */
static enum err coaches_show(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_person_coaches(out));
}

static void handle_coaches(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, view_person_coaches(result->out));
}

static void coaches_handle(struct exchange *exchange)
{
    const struct person_get in = {
            .actor = exchange->actor,
            .person = exchange->id,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &person_get, &in, handle_coaches);
}

const struct endpoint ep_person_coaches = {.handle = coaches_handle, .view = "person.coach.view"};

static enum err paired_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, view_person(out));
}

static void coach_handle(struct exchange *exchange)
{
    const struct choice *choice = exchange->in;
    struct caseload_set in = {
            .write = {.show = coaches_show},
            .person = exchange->id,
            .coach = choice->coach,
            .kind = (enum caseload_kind)choice->kind,
    };
    exchange_write(exchange, &caseload_set, &in.write, paired_render, respond_written);
}

const struct endpoint ep_person_coach = {
        .handle = coach_handle,
        .needs_match = true,
        .answers_else = true,
        .in_size = sizeof(struct choice),
        .json = choice_fields,
        .json_count = FIELD_COUNT(choice_fields),
};

static void leave_handle(struct exchange *exchange, enum caseload_kind kind)
{
    struct caseload_leave in = {
            .write = {.show = coaches_show}, .person = exchange->id, .kind = kind};
    exchange_write(exchange, &caseload_leave, &in.write, paired_render, respond_written);
}

static void coach_delete_handle(struct exchange *exchange)
{
    leave_handle(exchange, CASELOAD_PRIMARY);
}

const struct endpoint ep_person_coach_delete = {
        .handle = coach_delete_handle,
        .needs_match = true,
        .answers_else = true,
};

static void backup_delete_handle(struct exchange *exchange)
{
    leave_handle(exchange, CASELOAD_BACKUP);
}

const struct endpoint ep_person_backup_delete = {
        .handle = backup_delete_handle,
        .needs_match = true,
        .answers_else = true,
};
