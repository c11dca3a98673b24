/* What people and coaches say for being paired, as JSON: one's own, and a person's by the
 * coordinator who writes it down with them. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/pairing_text.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/pairing.h"

/* --- reading -------------------------------------------------------------------------------- */

static bool is_owner(const struct exchange *exchange)
{
    return exchange->actor.role != ROLE_COORDINATOR;
}

static void handle_get(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    size_t len = 0;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    char *text = pairing_text(exchange->app->vocabulary, result->out, is_owner(exchange), &len);
    if (text == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
    } else {
        respond_text(exchange, text, len);
    }
    free(text);
}

/* {id} is zero where the path has none. */
static void get_handle(struct exchange *exchange)
{
    const struct pairing_get in = {.actor = exchange->actor, .person = exchange->id};
    exchange_read(exchange, &pairing_get, &in, handle_get);
}

const struct endpoint ep_pairing = {.handle = get_handle};
const struct endpoint ep_person_pairing = {.handle = get_handle, .view = "person.pairing.view"};

/* --- saving --------------------------------------------------------------------------------- */

struct body {
    size_t trait_count;
    size_t wish_count;
    struct trait_entry traits[TRAITS_MAX];
    struct wish_entry wishes[WISHES_MAX];
    struct avoid avoid;
};

#define VALUE_FIELD(object_)                                                                       \
    {                                                                                              \
        .name = "value", .kind = JSON_TEXT, .offset = offsetof(struct object_, value),             \
        .size = VOCABULARY_KEY_SIZE, .min = 1, .max = VOCABULARY_KEY_SIZE - 1                      \
    }
#define KIND_FIELD(object_)                                                                        \
    {                                                                                              \
        .name = "kind", .kind = JSON_CHOICE, .offset = offsetof(struct object_, kind),             \
        .choices = trait_kind_names                                                                \
    }

static const struct json_field trait_fields[] = {
        KIND_FIELD(trait_entry),
        VALUE_FIELD(trait_entry),
        {.name = "shown", .kind = JSON_BOOLEAN, .offset = offsetof(struct trait_entry, is_shown)},
};

static const struct json_field wish_fields[] = {
        KIND_FIELD(wish_entry),
        VALUE_FIELD(wish_entry),
        {.name = "level",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct wish_entry, level),
                .choices = wish_level_names},
};

static const struct json_field avoid_fields[] = {
        {.name = "by",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct avoid_entry, by),
                .choices = avoid_by_names},
        {.name = "value",
                .kind = JSON_TEXT,
                .offset = offsetof(struct avoid_entry, text),
                .size = AVOID_TEXT_SIZE,
                .min = 1,
                .max = AVOID_TEXT_SIZE - 1},
};

#define BODY_FIELDS                                                                                \
    {.name = "traits",                                                                             \
            .kind = JSON_LIST,                                                                     \
            .offset = offsetof(struct body, traits),                                               \
            .size = sizeof(struct trait_entry),                                                    \
            .max = TRAITS_MAX,                                                                     \
            .items = trait_fields,                                                                 \
            .item_count = FIELD_COUNT(trait_fields),                                               \
            .count_offset = offsetof(struct body, trait_count)},                                   \
    {                                                                                              \
        .name = "wishes", .kind = JSON_LIST, .offset = offsetof(struct body, wishes),              \
        .size = sizeof(struct wish_entry), .max = WISHES_MAX, .items = wish_fields,                \
        .item_count = FIELD_COUNT(wish_fields), .count_offset = offsetof(struct body, wish_count)  \
    }
#define AVOID_FIELD(max_, is_optional_)                                                            \
    {                                                                                              \
        .name = "avoid", .kind = JSON_LIST, .offset = offsetof(struct body, avoid.entries),        \
        .size = sizeof(struct avoid_entry), .max = (max_), .items = avoid_fields,                  \
        .item_count = FIELD_COUNT(avoid_fields),                                                   \
        .count_offset = offsetof(struct body, avoid.count), .is_optional = (is_optional_)          \
    }

/* One's own is replaced; a coordinator adds to a person's, or says nothing of it. */
static const struct json_field own_fields[] = {BODY_FIELDS, AVOID_FIELD(AVOID_MAX, false)};
static const struct json_field person_fields[] = {BODY_FIELDS, AVOID_FIELD(AVOID_ADDED_MAX, true)};

static enum err body_take(
        const struct exchange *exchange, struct pairing *ret_pairing, struct error *error)
{
    const struct body *body = exchange->in;
    const struct vocabulary *vocabulary = exchange->app->vocabulary;
    enum err err =
            traits_take(vocabulary, body->traits, body->trait_count, &ret_pairing->traits, error);
    if (err == ERR_OK) {
        err = wishes_take(vocabulary, body->wishes, body->wish_count, &ret_pairing->wishes, error);
    }
    if (err == ERR_OK) {
        err = avoid_check(&body->avoid, error);
    }
    ret_pairing->avoid = body->avoid;
    return err;
}

static enum err saved_render(const void *context, const void *out, struct answer *ret_answer)
{
    const struct exchange *exchange = context;
    ret_answer->body =
            pairing_text(exchange->app->vocabulary, out, is_owner(exchange), &ret_answer->body_len);
    ret_answer->status = 200;
    snprintf(ret_answer->content_type, sizeof(ret_answer->content_type), "application/json");
    return ret_answer->body == NULL ? ERR_MEMORY : ERR_OK;
}

static void put_handle(struct exchange *exchange)
{
    struct error error = {0};
    struct pairing_put in = {.person = exchange->id};
    enum err err = body_take(exchange, &in.pairing, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_write(exchange, &pairing_put, &in.write, saved_render, respond_written);
}

const struct endpoint ep_pairing_put = {
        .handle = put_handle,
        .needs_match = true,
        .in_size = sizeof(struct body),
        .json = own_fields,
        .json_count = FIELD_COUNT(own_fields),
};

const struct endpoint ep_person_pairing_put = {
        .handle = put_handle,
        .needs_match = true,
        .in_size = sizeof(struct body),
        .json = person_fields,
        .json_count = FIELD_COUNT(person_fields),
};

/* --- another coach, another person ---------------------------------------------------------- */

static void switch_handle(struct exchange *exchange)
{
    struct switch_ask in = {0};
    exchange_write(exchange, &switch_ask, &in.write, NULL, respond_written);
}

const struct endpoint ep_switch = {.handle = switch_handle};

static void hand_back_handle(struct exchange *exchange)
{
    struct hand_back in = {.person = exchange->id};
    exchange_write(exchange, &hand_back, &in.write, NULL, respond_written);
}

const struct endpoint ep_person_hand_back = {.handle = hand_back_handle};
