/* Scripts, styles and pictures, from memory. */
#include <string.h>

#include "common/host/host.h"
#include "scheduler/api/app.h"
#include "scheduler/api/assets.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/respond.h"

enum { HASH_LEN = 8 };

/* Vite writes NAME-HASH.js: such a file never changes. Others (the icon) may. */
static bool is_hashed(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL && dot - path > HASH_LEN + 1 && dot[-HASH_LEN - 1] == '-';
}

static void asset_handle(struct exchange *exchange)
{
    const char *path = host_request_path(exchange->request);
    const struct asset *asset = assets_find(exchange->app->assets, path);
    if (asset == NULL) {
        respond_err(exchange, ERR_NOT_FOUND, NULL);
        return;
    }
    const struct host_pair header = {"Cache-Control",
            is_hashed(path) ? "public, max-age=31536000, immutable" : "public, max-age=3600"};
    host_respond(exchange->request, &(struct host_response){.status = 200,
                                            .content_type = asset->content_type,
                                            .body = asset->data,
                                            .body_len = asset->len,
                                            .headers = &header,
                                            .header_count = 1});
}

const struct endpoint ep_asset = {.handle = asset_handle};
