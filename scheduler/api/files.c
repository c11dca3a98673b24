/* Reading small files at start. Nothing here runs once the loop does. */
#include "scheduler/api/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum err stream_read(FILE *file, size_t max, char **ret_data, size_t *ret_len)
{
    size_t len = 0;
    size_t size = 4096;
    char *data = malloc(size);
    while (data != NULL) {
        len += fread(data + len, 1, size - len - 1, file);
        if (len < size - 1) {
            break;
        }
        if (len > max) {
            free(data);
            return ERR_LIMIT;
        }
        size *= 2;
        char *larger = realloc(data, size);
        if (larger == NULL) {
            free(data);
        }
        data = larger;
    }
    if (data == NULL) {
        return ERR_MEMORY;
    }
    if (ferror(file) || len > max) {
        free(data);
        return len > max ? ERR_LIMIT : ERR_IO;
    }
    data[len] = '\0';
    *ret_data = data;
    *ret_len = len;
    return ERR_OK;
}

enum err file_read(
        const char *path, size_t max, char **ret_data, size_t *ret_len, struct error *error)
{
    const char *name = strrchr(path, '/') == NULL ? path : strrchr(path, '/') + 1;
    FILE *file = fopen(path, "rbe");
    if (file == NULL) {
        return error_set(error, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, name,
                "cannot open %s: %s", path, strerror(errno));
    }
    enum err err = stream_read(file, max, ret_data, ret_len);
    fclose(file);
    if (err == ERR_OK) {
        return ERR_OK;
    }
    return error_set(error, err, name, "cannot read %s: %s", path,
            err == ERR_LIMIT ? "it is too large" : "no memory, or not a readable file");
}

static bool has_suffix(const char *name, const char *suffix)
{
    size_t len = strlen(name);
    size_t suffix_len = strlen(suffix);
    return len > suffix_len && strcmp(name + len - suffix_len, suffix) == 0;
}

enum err folder_each(const char *folder, const char *suffix,
        enum err (*handle)(
                void *context, const char *folder, const char *name, struct error *error),
        void *context, struct error *error)
{
    DIR *dir = opendir(folder);
    if (dir == NULL) {
        return error_set(error, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "folder",
                "cannot open %s: %s", folder, strerror(errno));
    }
    enum err err = ERR_OK;
    for (struct dirent *item = readdir(dir); err == ERR_OK && item != NULL; item = readdir(dir)) {
        bool is_file = item->d_type != DT_DIR && item->d_name[0] != '.';
        if (is_file && has_suffix(item->d_name, suffix)) {
            err = handle(context, folder, item->d_name, error);
        }
    }
    closedir(dir);
    return err;
}
