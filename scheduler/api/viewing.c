/* Writes down who looks, then lets them look. Called by the router for every request that is
 * admitted; which routes show one person's things is said by the endpoints. Remembers looks by a
 * keyed hash, each in the place that its first bits name: whoever comes later takes it over, and
 * the other leaves one row more. */
#include "scheduler/api/viewing.h"

#include <stdlib.h>
#include <string.h>

#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/keyed.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/audit_view.h"
#include "scheduler/store/store.h"

struct look {
    uint8_t hash[KEYED_BYTES];
    unix_s_t until; /* 0: there is none */
};

struct viewing {
    const uint8_t *key;
    struct look looks[VIEWING_MAX];
};

struct viewing *viewing_create(const uint8_t secret[32])
{
    struct viewing *viewing = calloc(1, sizeof(*viewing));
    if (viewing != NULL) {
        viewing->key = secret;
    }
    return viewing;
}

void viewing_destroy(struct viewing *viewing)
{
    free(viewing);
}

/* --- remembering ---------------------------------------------------------------------------- */

/* Whom or what the request shows; zero: nobody in particular. */
static struct id object_of(const struct exchange *exchange)
{
    const struct endpoint *endpoint = exchange->endpoint;
    struct id object = exchange->id;
    if (endpoint->is_view_by_query) {
        memcpy(&object, (const char *)exchange->in + endpoint->view_at, sizeof(object));
    }
    return object;
}

static struct look *look_find(
        struct viewing *viewing, const struct exchange *exchange, uint8_t ret_hash[KEYED_BYTES])
{
    const struct id object = object_of(exchange);
    const char *action = exchange->endpoint->view;
    const struct keyed_part parts[] = {
            {&exchange->actor.account, sizeof(exchange->actor.account)},
            {&object, sizeof(object)},
            {action, strlen(action)},
    };
    keyed_hash(viewing->key, "viewing", parts, sizeof(parts) / sizeof(parts[0]), ret_hash);
    return &viewing->looks[((size_t)ret_hash[0] << 8 | ret_hash[1]) % VIEWING_MAX];
}

static bool is_known(struct exchange *exchange)
{
    uint8_t hash[KEYED_BYTES];
    const struct look *look = look_find(exchange->app->viewing, exchange, hash);
    return look->until > exchange->now.unix_ms / 1000 &&
           keyed_is_equal(look->hash, hash, sizeof(hash));
}

static void remember(struct exchange *exchange)
{
    uint8_t hash[KEYED_BYTES];
    struct look *look = look_find(exchange->app->viewing, exchange, hash);
    memcpy(look->hash, hash, sizeof(hash));
    look->until = exchange->now.unix_ms / 1000 + VIEWING_LIFE_S;
}

/* --- looking -------------------------------------------------------------------------------- */

static void handle_viewed(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    if (result->err != ERR_OK) {
        respond_err(exchange, ERR_IO, NULL); /* whatever it was, it is not who asks that is wrong */
        return;
    }
    const struct audit_view_out *out = result->out;
    if (out->is_there) {
        remember(exchange);
    }
    exchange->endpoint->handle(exchange);
}

static bool is_view(const struct exchange *exchange)
{
    enum role role = exchange->actor.role;
    bool is_staff = role == ROLE_COACH || role == ROLE_COORDINATOR || role == ROLE_OPERATOR;
    return is_staff && exchange->endpoint->view != NULL && !id_is_zero(object_of(exchange));
}

void viewing_run(struct exchange *exchange)
{
    if (!is_view(exchange) || is_known(exchange)) {
        exchange->endpoint->handle(exchange);
        return;
    }
    struct audit_view in = {
            .object = object_of(exchange),
            .action = exchange->endpoint->view,
    };
    exchange_write(exchange, &audit_view, &in.write, NULL, handle_viewed);
}
