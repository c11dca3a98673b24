/* A coach's calendar elsewhere as JSON: what it blocks, another address, none any more. The address
 * comes in here and never goes out again. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "common/host/url.h"
#include "common/json.h"
#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/core/internet.h"
#include "scheduler/store/feeds.h"

/* --- shape ---------------------------------------------------------------------------------- */

static struct json *busy_view(const struct feed_row *row)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < row->count; i++) {
        struct json *span = json_object_create();
        json_set_number(span, "start_at", row->busy[i].start);
        json_set_number(span, "end_at", row->busy[i].end);
        json_add_take(list, span);
    }
    return list;
}

static struct json *feed_view(const struct feed_row *row)
{
    struct json *view = json_object_create();
    if (!row->is_there) {
        json_set_null(view, "feed");
        return view;
    }
    struct json *feed = json_object_create();
    json_set_text(feed, "host", row->host);
    json_set_text(feed, "why", feed_why_names[row->why]);
    json_set_bool(feed, "is_blocking", row->is_blocking);
    view_set_at(feed, "read_at", row->read_at);
    view_set_at(feed, "tried_at", row->tried_at);
    view_set_at(feed, "good_until", row->good_until);
    json_set_take(feed, "busy", busy_view(row));
    json_set_take(view, "feed", feed);
    return view;
}

static void handle_feed(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
        return;
    }
    respond_json(exchange, 200, feed_view(result->out));
}

static void feed_handle(struct exchange *exchange)
{
    const struct feed_get in = {
            .actor = exchange->actor,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &feed_get, &in, handle_feed);
}

const struct endpoint ep_feed = {.handle = feed_handle};

/* --- another address ------------------------------------------------------------------------ */

struct wish {
    char url[FEED_URL_SIZE];
};

static const struct json_field wish_fields[] = {
        {.name = "url",
                .kind = JSON_TEXT,
                .offset = offsetof(struct wish, url),
                .size = FEED_URL_SIZE,
                .min = 1,
                .max = FEED_URL_SIZE - 1},
};

/* An open connection to a server of the own network, which is then named by its address. */
static bool is_inside(const struct exchange *exchange, const struct url *url)
{
    char text[URL_NAME_MAX + 16];
    struct internet_places one;
    bool is_v6 = strchr(url->name, ':') != NULL;
    snprintf(text, sizeof(text), is_v6 ? "[%s]:%u" : "%s:%u", url->name, url->port);
    return internet_places_read(text, &one) == ERR_OK && one.count == 1 &&
           internet_is_allowed(&exchange->app->settings.calendar_places, &one.places[0]);
}

static bool is_written_plainly(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text <= ' ' || *text > '~' || strchr("\"<>\\^`{|}#", *text) != NULL) {
            return false;
        }
    }
    return true;
}

/* webcal:// is how calendars' own buttons write https://. Who a name belongs to is looked at where
 * it is connected to, each time. */
static enum err url_take(const struct exchange *exchange, const char *text,
        char ret_url[FEED_URL_SIZE], struct error *error)
{
    struct url url;
    bool is_webcal = strncmp(text, "webcal://", 9) == 0;
    int len = snprintf(
            ret_url, FEED_URL_SIZE, "%s%s", is_webcal ? "https" : "", is_webcal ? text + 6 : text);
    bool is_url = len < FEED_URL_SIZE && is_written_plainly(ret_url) &&
                  url_read(ret_url, &url) == ERR_OK && strchr(url.name, '@') == NULL;
    if (!is_url || (!url.is_tls && !is_inside(exchange, &url))) {
        return error_set(error, ERR_INPUT, "url", "must be the https:// address of a calendar");
    }
    return ERR_OK;
}

static enum err feed_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    return answer_json(ret_answer, 200, feed_view(out));
}

static void put_handle(struct exchange *exchange)
{
    struct error error = {0};
    struct feed_put in = {0};
    const struct wish *wish = exchange->in;
    enum err err = url_take(exchange, wish->url, in.url, &error);
    if (err != ERR_OK) {
        respond_err(exchange, err, &error);
        return;
    }
    exchange_write(exchange, &feed_put, &in.write, feed_render, respond_written);
}

const struct endpoint ep_feed_put = {
        .handle = put_handle,
        .in_size = sizeof(struct wish),
        .json = wish_fields,
        .json_count = FIELD_COUNT(wish_fields),
};

/* --- none any more -------------------------------------------------------------------------- */

static void delete_handle(struct exchange *exchange)
{
    struct feed_delete in = {0};
    exchange_write(exchange, &feed_delete, &in.write, NULL, respond_written);
}

const struct endpoint ep_feed_delete = {.handle = delete_handle};
