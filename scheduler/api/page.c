/* What every page has in common, and how a page goes out. */
#include "scheduler/api/page.h"

#include <stdio.h>
#include <string.h>

#include "common/host/host.h"
#include "common/log.h"
#include "common/random.h"
#include "scheduler/api/app.h"
#include "scheduler/api/assets.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/hidden_token.h"
#include "scheduler/api/pages.h"
#include "scheduler/core/template.h"
#include "scheduler/core/words.h"
#include "scheduler/zones/zone_file.h"

/* The entries of web/vite.config: what a template calls it, and where its source lies. */
static const struct {
    const char *name;
    const char *source;
} entries[] = {
        {"call_css", "src/styles/call.css"},
        {"call_js", "src/call/main.tsx"},
        {"card_css", "src/styles/card.css"},
        {"coach_js", "src/coach/main.tsx"},
        {"coordinator_js", "src/coordinator/main.tsx"},
        {"person_css", "src/styles/person.css"},
        {"root_js", "src/root/main.ts"},
        {"staff_css", "src/styles/staff.css"},
};

static void assets_set(const struct app *app, struct value *data)
{
    char url[ASSET_PATH_SIZE];
    struct value *assets = value_set_object(data, "assets");
    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
        if (assets_url(app->assets, entries[i].source, url) == ERR_OK) {
            value_set_text(assets, entries[i].name, url);
        }
    }
}

static void organisation_set(const struct app *app, struct value *data)
{
    struct value *organisation = value_set_object(data, "organisation");
    value_set_text(organisation, "name", app->organisation.name);
    value_set_text(organisation, "phone", app->organisation.phone);
    value_set_text(organisation, "phone_tel", app->phone_tel);
    value_set_text(data, "coach_label", app->organisation.coach_label);
}

char *page_home_href(const struct actor *actor, char ret_href[HREF_SIZE])
{
    char id[ID_TEXT_SIZE];
    if (!id_is_zero(actor->only_session)) {
        snprintf(ret_href, HREF_SIZE, "/session/%s", id_text(actor->only_session, id));
        return ret_href;
    }
    static const char *const hrefs[ROLE_COUNT] = {
            [ROLE_NOBODY] = "/",
            [ROLE_PERSON] = "/home",
            [ROLE_COACH] = "/coach",
            [ROLE_COORDINATOR] = "/coordinator",
            [ROLE_OPERATOR] = "/",
            [ROLE_SYSTEM] = "/",
    };
    snprintf(ret_href, HREF_SIZE, "%s", hrefs[actor->role]);
    return ret_href;
}

/* A browser that has no cookie of ours yet gets one with the first page that may hold a form. */
static void door_open(struct exchange *exchange)
{
    if (exchange->cookie[0] == '\0') {
        id_text(random_id(), exchange->cookie);
        exchange->is_new_door = true;
    }
}

static void token_set(struct exchange *exchange, struct value *data)
{
    uint8_t nonce[HIDDEN_NONCE_BYTES];
    char token[HIDDEN_TOKEN_SIZE];
    random_bytes(nonce, sizeof(nonce));
    hidden_token_make(exchange->app->token_key, exchange->cookie, nonce, token);
    value_set_text(data, "token", token);
}

struct page_values page_begin(struct exchange *exchange)
{
    char href[HREF_SIZE];
    const struct app *app = exchange->app;
    struct page_values page = {.pool = value_pool_create(VALUE_POOL_MAX)};
    page.data = value_object(page.pool);
    door_open(exchange);
    value_set_text(page.data, "language", exchange->language);
    value_set(page.data, "w", pages_word_tree(app->pages, exchange->language));
    value_set_bool(page.data, "signed_in", exchange_is_signed_in(exchange));
    value_set_text(page.data, "home_href", page_home_href(&exchange->actor, href));
    assets_set(app, page.data);
    organisation_set(app, page.data);
    token_set(exchange, page.data);
    return page;
}

static void page_answer(struct exchange *exchange, int status, const struct buffer *out)
{
    char line[COOKIE_LINE_SIZE];
    struct host_pair headers[EXCHANGE_HEADERS_MAX];
    host_respond(
            exchange->request, &(struct host_response){.status = status,
                                       .content_type = "text/html; charset=utf-8",
                                       .body = out->data,
                                       .body_len = out->len,
                                       .headers = headers,
                                       .header_count = exchange_headers(exchange, line, headers)});
}

/* The last resort, when not even a page can be made. */
static void plain_answer(struct exchange *exchange)
{
    static const char text[] = "Something on our side did not work. 988 and 911 do.\n";
    LOG(LOG_ERROR, "page.broken",
            LOG_WORD("route",
                    exchange->row == NULL ? "none" : policy_route_name(exchange->row->route)));
    host_respond(exchange->request, &(struct host_response){.status = 500,
                                            .content_type = "text/plain; charset=utf-8",
                                            .body = text,
                                            .body_len = sizeof(text) - 1});
}

void page_send(struct exchange *exchange, struct page_values *page, int status, const char *name)
{
    struct buffer out = buffer_limited(TEMPLATE_OUTPUT_MAX);
    enum err err = value_pool_err(page->pool);
    if (err == ERR_OK) {
        err = pages_render(exchange->app->pages, name, page->data, &out);
    }
    if (err == ERR_OK) {
        page_answer(exchange, status, &out);
    } else {
        plain_answer(exchange);
    }
    buffer_finish(&out);
    value_pool_destroy(page->pool);
}

void page_error(struct exchange *exchange, int status, const char *error_id)
{
    struct page_values page = page_begin(exchange);
    value_set_bool(page.data, "is_missing", status == 404 || status == 405);
    value_set_bool(page.data, "is_busy", status == 429 || status == 503);
    value_set_bool(page.data, "is_stale", status == 400 || status == 403 || status == 409);
    if (error_id != NULL) {
        value_set_text(page.data, "error_id", error_id);
    }
    page_send(exchange, &page, status, "error");
}

const char *page_word(const struct exchange *exchange, const char *key)
{
    const char *text = words_get(pages_words(exchange->app->pages), exchange->language, key);
    return text == NULL ? key : text;
}

void page_set_error(struct page_values *page, const char *field, const char *text)
{
    struct value *error = value_set_object(page->data, "error");
    if (field != NULL && field[0] != '\0') {
        value_set_text(error, "field", field);
    }
    value_set_text(error, "text", text);
}

struct clock_face page_clock(const struct exchange *exchange, const char *zone)
{
    struct clock_face face = {
            .words = pages_words(exchange->app->pages),
            .language = exchange->language,
            .zone_name = zone == NULL ? exchange->zone : zone,
    };
    if (zones_get(exchange->app->zones, face.zone_name, &face.zone, NULL) != ERR_OK) {
        face.zone_name = "UTC"; /* a zone that tzdata has dropped since */
        (void)!zones_get(exchange->app->zones, face.zone_name, &face.zone, NULL);
    }
    return face;
}
