/* What Vite built (web/dist): read whole at start, bounded, served from memory, constant
 * afterwards. File names carry a hash of their content, so that they may be kept for ever. The
 * manifest says what became of which source. */
#ifndef PORCHLIGHT_SCHEDULER_API_ASSETS_H
#define PORCHLIGHT_SCHEDULER_API_ASSETS_H

#include <stddef.h>

#include "common/error.h"

struct assets;

enum {
    ASSETS_MAX = 256,
    ASSET_LEN_MAX = 4 * 1024 * 1024,
    ASSETS_LEN_MAX = 32 * 1024 * 1024,
    ASSET_PATH_SIZE = 160,
};

struct asset {
    char path[ASSET_PATH_SIZE]; /* as in the URL: "/assets/call-Ab12.js" */
    const char *content_type;
    char *data;
    size_t len;
};

/* Reads the files of DIST and DIST/.vite/manifest.json. A folder that is not there is no error: no
 * assets (the person's pages work without script); but one that cannot be read is. Blocks. */
enum err assets_load(
        const char *dist, struct assets **ret_assets, struct error *error) ATTRIBUTE_MUST_USE;
void assets_destroy(struct assets *assets);

/* Lent; NULL: no such asset. */
const struct asset *assets_find(const struct assets *assets, const char *path);

/* The URL of what became of a source ("src/call/main.tsx"). ERR_NOT_FOUND: not built. */
enum err assets_url(const struct assets *assets, const char *source,
        char ret_url[ASSET_PATH_SIZE]) ATTRIBUTE_MUST_USE;

#endif
