/* A card to be printed and handed over, for whoever has no phone and no mail: a new card code, the
 * address, a square that opens it. Nothing on it says whose it is or what it is for. The code is
 * shown this once, and again only to the same request. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/pages.h"
#include "scheduler/api/qr.h"
#include "scheduler/api/respond.h"
#include "scheduler/core/value.h"
#include "scheduler/core/words.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/links.h"

/* --- asking --------------------------------------------------------------------------------- */

static void language_add(const struct exchange *exchange, struct value *list, const char *language)
{
    struct value *choice = value_add_object(list);
    const struct words *words = pages_words(exchange->app->pages);
    value_set_text(choice, "language", language);
    value_set_text(choice, "name", words_get(words, language, "language_name"));
}

/* The person's own first. */
static void languages_set(const struct exchange *exchange, struct value *data, const char *own)
{
    const char *first = pages_language(own, NULL);
    struct value *list = value_set_list(data, "languages");
    language_add(exchange, list, first);
    for (const char *const *language = pages_languages(); *language != NULL; language++) {
        if (strcmp(*language, first) != 0) {
            language_add(exchange, list, *language);
        }
    }
}

static void handle_person(void *context, const struct store_result *result)
{
    char id[ID_TEXT_SIZE];
    char action[ID_TEXT_SIZE + 8];
    struct exchange *exchange = context;
    const struct person_row *person = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    struct page_values page = page_begin(exchange);
    snprintf(action, sizeof(action), "/card/%s", id_text(person->id, id));
    value_set_text(page.data, "nickname", person->nickname);
    value_set_text(page.data, "action", action);
    languages_set(exchange, page.data, person->language);
    page_send(exchange, &page, 200, "card");
}

static void card_handle(struct exchange *exchange)
{
    const struct person_get in = {
            .actor = exchange->actor,
            .person = exchange->id,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &person_get, &in, handle_person);
}

const struct endpoint page_card = {.handle = card_handle, .view = "person.card.view"};

/* --- making --------------------------------------------------------------------------------- */

struct card { /* what is kept of the answer, so that a repeated request prints the same card */
    char code[LINK_CODE_PRINT_SIZE];
};

static const struct json_field card_fields[] = {
        {.name = "code",
                .kind = JSON_TEXT,
                .offset = offsetof(struct card, code),
                .size = LINK_CODE_PRINT_SIZE,
                .max = LINK_CODE_PRINT_SIZE - 1},
};

static enum err card_render(const void *context, const void *out, struct answer *ret_answer)
{
    char code[LINK_CODE_PRINT_SIZE];
    const struct card_make_out *made = out;
    struct json *body = json_object_create();
    (void)context;
    json_set_text(body, "code", link_code_print(made->code, code));
    return answer_json(ret_answer, 200, body);
}

struct card_form {
    struct form_head head;
    char language[LANGUAGE_SIZE]; /* of the card; the page around it is in the coordinator's */
};

static const struct form_field card_form_fields[] = {
        {.name = "language",
                .kind = FORM_TEXT,
                .offset = offsetof(struct card_form, language),
                .size = LANGUAGE_SIZE,
                .min = 2},
        FORM_TOKEN,
};

/* The code stands behind the '#', which no browser sends and no front proxy logs. */
static void square_set(const struct exchange *exchange, const char *code, struct value *card)
{
    struct qr qr;
    char url[SETTING_URL_SIZE + LINK_CODE_PRINT_SIZE + 4];
    snprintf(url, sizeof(url), "%s/#%s", exchange->app->settings.public_url, code);
    if (qr_make(url, &qr) == ERR_OK) { /* else the words will do */
        value_set_number(card, "qr_size", qr.size);
        value_set_text(card, "qr_path", qr.path);
    }
}

static void card_show(struct exchange *exchange, const char *code)
{
    const struct card_form *form = exchange->in;
    struct page_values page = page_begin(exchange);
    struct value *card = value_set_object(page.data, "card");
    value_set_bool(page.data, "is_made", true);
    value_set_text(card, "language", form->language);
    value_set(card, "w", pages_word_tree(exchange->app->pages, form->language));
    value_set_text(card, "code", code);
    value_set_text(card, "url", exchange->app->settings.public_url);
    square_set(exchange, code, card);
    page_send(exchange, &page, 200, "card");
}

static void handle_made(void *context, const struct store_result *result)
{
    struct card card = {0};
    struct exchange *exchange = context;
    const struct answer *answer = result->answer;
    enum err err = result->err;
    if (err == ERR_OK) {
        err = answer == NULL ? ERR_INTERNAL
                             : json_read(answer->body, answer->body_len, card_fields,
                                       FIELD_COUNT(card_fields), &card, NULL);
    }
    if (err == ERR_OK) {
        card_show(exchange, card.code);
    } else {
        respond_err(exchange, err, &result->error);
    }
}

static void make_handle(struct exchange *exchange)
{
    struct error error = {0};
    const struct card_form *form = exchange->in;
    struct card_make in = {.person = exchange->id};
    if (!pages_has_language(form->language)) {
        enum err err = error_set(&error, ERR_INPUT, "language", "is not one that we speak");
        respond_err(exchange, err, &error);
        return;
    }
    exchange_write(exchange, &card_make, &in.write, card_render, handle_made);
}

const struct endpoint page_card_post = {
        .handle = make_handle,
        .in_size = sizeof(struct card_form),
        .form = card_form_fields,
        .form_count = FIELD_COUNT(card_form_fields),
};
