/* What retention would delete if it ran now, asked for by `--retention-look` on this machine: a
 * line for each class, "CLASS ROWS DAYS". Nothing is deleted. */
#include <inttypes.h>
#include <stdio.h>

#include "common/host/host.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/local_pass.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/retention.h"

enum { LINES_MAX = 512 };

static void handle_looked(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct retention_out *out = result->out;
    char lines[LINES_MAX];
    size_t len = 0;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct retention_days days = settings_keep(&exchange->app->settings);
    for (size_t i = 0; i < RETENTION_COUNT; i++) {
        int more = snprintf(lines + len, sizeof(lines) - len, "%s %" PRId64 " %" PRId64 "\n",
                retention_names[i], out->rows[i], days.of[i]);
        len += more > 0 && (size_t)more < sizeof(lines) - len ? (size_t)more : 0;
    }
    host_respond(exchange->request, &(struct host_response){.status = 200,
                                            .content_type = "text/plain; charset=utf-8",
                                            .body = lines,
                                            .body_len = len});
}

static void retention_handle(struct exchange *exchange)
{
    size_t len = 0;
    const struct app *app = exchange->app;
    const char *pass = host_request_body(exchange->request, &len);
    unix_s_t now = exchange->now.unix_ms / 1000;
    if (!local_pass_is_valid(app->token_key, now, pass, len)) {
        respond_err(exchange, ERR_NOT_FOUND, NULL);
        return;
    }
    const struct retention_look in = {.days = settings_keep(&app->settings), .now = now};
    exchange_read(exchange, &retention_look, &in, handle_looked);
}

const struct endpoint ep_local_retention = {.handle = retention_handle};
