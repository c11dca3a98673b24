/* The built files of the web folder, in memory. */
#include "scheduler/api/assets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "scheduler/api/files.h"

struct assets {
    size_t count;
    size_t len;            /* of all data */
    struct json *manifest; /* NULL: not built */
    struct asset items[ASSETS_MAX];
};

static const struct {
    const char *suffix;
    const char *type;
} types[] = {
        {".css", "text/css; charset=utf-8"},
        {".ico", "image/x-icon"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".map", "application/json"},
        {".mp3", "audio/mpeg"},
        {".ogg", "audio/ogg"},
        {".png", "image/png"},
        {".svg", "image/svg+xml"},
        {".wasm", "application/wasm"},
        {".webp", "image/webp"},
        {".woff2", "font/woff2"},
};

static const char *content_type_of(const char *name)
{
    const char *suffix = strrchr(name, '.');
    for (size_t i = 0; suffix != NULL && i < sizeof(types) / sizeof(types[0]); i++) {
        if (strcmp(types[i].suffix, suffix) == 0) {
            return types[i].type;
        }
    }
    return "application/octet-stream";
}

static enum err asset_load(void *context, const char *folder, const char *name, struct error *error)
{
    struct assets *assets = context;
    char path[1024];
    if (assets->count == ASSETS_MAX) {
        return error_set(error, ERR_LIMIT, name, "more than %d files in %s", ASSETS_MAX, folder);
    }
    struct asset *asset = &assets->items[assets->count];
    int len = snprintf(asset->path, sizeof(asset->path), "/assets/%s", name);
    int path_len = snprintf(path, sizeof(path), "%s/%s", folder, name);
    if ((size_t)len >= sizeof(asset->path) || (size_t)path_len >= sizeof(path)) {
        return error_set(error, ERR_LIMIT, "web_folder", "a file's path is too long");
    }
    enum err err = file_read(path, ASSET_LEN_MAX, &asset->data, &asset->len, error);
    if (err != ERR_OK) {
        return err;
    }
    asset->content_type = content_type_of(name);
    assets->count++;
    assets->len += asset->len;
    if (assets->len > ASSETS_LEN_MAX) {
        return error_set(error, ERR_LIMIT, "web_folder", "the files in %s are too large", folder);
    }
    return ERR_OK;
}

static enum err manifest_load(struct assets *assets, const char *dist, struct error *error)
{
    char path[1024];
    char *text = NULL;
    size_t len = 0;
    snprintf(path, sizeof(path), "%s/.vite/manifest.json", dist);
    enum err err = file_read(path, ASSET_LEN_MAX, &text, &len, error);
    if (err != ERR_OK) {
        return err == ERR_NOT_FOUND ? ERR_OK : err;
    }
    err = json_parse(text, len, &assets->manifest);
    free(text);
    if (err != ERR_OK) {
        return error_set(error, err, "manifest.json", "%s is not JSON", path);
    }
    return ERR_OK;
}

enum err assets_load(const char *dist, struct assets **ret_assets, struct error *error)
{
    struct assets *assets = calloc(1, sizeof(*assets));
    if (assets == NULL) {
        return ERR_MEMORY;
    }
    enum err err = folder_each(dist, "", asset_load, assets, error);
    if (err == ERR_NOT_FOUND) {
        err = ERR_OK;
    }
    if (err == ERR_OK) {
        err = manifest_load(assets, dist, error);
    }
    if (err != ERR_OK) {
        assets_destroy(assets);
        return err;
    }
    *ret_assets = assets;
    return ERR_OK;
}

void assets_destroy(struct assets *assets)
{
    if (assets == NULL) {
        return;
    }
    for (size_t i = 0; i < assets->count; i++) {
        free(assets->items[i].data);
    }
    json_destroy(assets->manifest);
    free(assets);
}

const struct asset *assets_find(const struct assets *assets, const char *path)
{
    for (size_t i = 0; i < assets->count; i++) {
        if (strcmp(assets->items[i].path, path) == 0) {
            return &assets->items[i];
        }
    }
    return NULL;
}

enum err assets_url(const struct assets *assets, const char *source, char ret_url[ASSET_PATH_SIZE])
{
    const char *file = json_get_text(json_get(assets->manifest, source), "file");
    if (file == NULL || strlen(file) + sizeof("/assets/") > ASSET_PATH_SIZE) {
        return ERR_NOT_FOUND;
    }
    snprintf(ret_url, ASSET_PATH_SIZE, "/assets/%s", file);
    return ERR_OK;
}
