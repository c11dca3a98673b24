/* Fresh links for the people of a demo, asked for by `--make-links` on this machine. One store call
 * after the other: a sign-in link for each account, then the seat link of the session that is now.
 * Without a demo there is nothing here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/host/host.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/local_pass.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/links.h"
#include "scheduler/store/sessions.h"

enum { LINES_MAX = 2048 };

struct gathering {
    size_t done; /* accounts that have their line */
    size_t len;
    char lines[LINES_MAX];
};

static void account_link_make(struct exchange *exchange);

static void line_add(struct exchange *exchange, const char *role, const struct link_new *link)
{
    struct gathering *gathering = exchange->own;
    size_t left = sizeof(gathering->lines) - gathering->len;
    int len = snprintf(gathering->lines + gathering->len, left, "%s %s/link/%s\n", role,
            exchange->app->settings.public_url, link->secret);
    if (len > 0 && (size_t)len < left) {
        gathering->len += (size_t)len;
    }
}

static void lines_answer(struct exchange *exchange)
{
    const struct gathering *gathering = exchange->own;
    host_respond(exchange->request, &(struct host_response){.status = 200,
                                            .content_type = "text/plain; charset=utf-8",
                                            .body = gathering->lines,
                                            .body_len = gathering->len});
}

static void handle_seat(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err == ERR_OK) {
        line_add(exchange, "seat", result->out);
    }
    lines_answer(exchange);
}

static struct write write_as(const struct exchange *exchange, const struct actor *actor)
{
    return (struct write){
            .actor = *actor,
            .route = policy_route_name(exchange->row->route),
            .now = exchange->now.unix_ms / 1000,
    };
}

static struct actor coach_of(const struct app *app)
{
    return (struct actor){
            .account = app->demo.ids[DEMO_COACH],
            .role = ROLE_COACH,
            .programme = app->demo.programme,
    };
}

static void handle_sessions(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct sessions_list_out *out = result->out;
    const struct actor coach = coach_of(exchange->app);
    if (result->err != ERR_OK || out->count == 0) {
        lines_answer(exchange); /* nothing is now */
        return;
    }
    const struct seat_link_make in = {
            .write = write_as(exchange, &coach),
            .session = out->sessions[0].id,
    };
    exchange_read(exchange, &seat_link_make, &in, handle_seat);
}

static void seat_link_find(struct exchange *exchange)
{
    unix_s_t now = exchange->now.unix_ms / 1000;
    const struct sessions_list in = {
            .actor = coach_of(exchange->app),
            .from_at = now,
            .until_at = now + 1,
            .is_held_only = true,
    };
    exchange_read(exchange, &sessions_list, &in, handle_sessions);
}

static void handle_account_link(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    struct gathering *gathering = exchange->own;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    line_add(exchange, role_names[demo_account_roles[gathering->done]], result->out);
    gathering->done++;
    if (gathering->done < DEMO_ACCOUNTS) {
        account_link_make(exchange);
    } else {
        seat_link_find(exchange);
    }
}

static void account_link_make(struct exchange *exchange)
{
    const struct gathering *gathering = exchange->own;
    const struct actor tool = {.role = ROLE_OPERATOR, .programme = exchange->app->demo.programme};
    const struct sign_in_link_make in = {
            .write = write_as(exchange, &tool),
            .account = exchange->app->demo.ids[gathering->done],
    };
    exchange_read(exchange, &sign_in_link_make, &in, handle_account_link);
}

static void links_handle(struct exchange *exchange)
{
    size_t len = 0;
    const struct app *app = exchange->app;
    const char *pass = host_request_body(exchange->request, &len);
    unix_s_t now = exchange->now.unix_ms / 1000;
    if (!app->is_demo || !local_pass_is_valid(app->token_key, now, pass, len)) {
        respond_err(exchange, ERR_NOT_FOUND, NULL);
        return;
    }
    exchange->own = calloc(1, sizeof(struct gathering));
    if (exchange->own == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    account_link_make(exchange);
}

const struct endpoint ep_local_links = {.handle = links_handle};
