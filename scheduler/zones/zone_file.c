/* Walks the folder of zone files once, at start, and keeps every zone it can read in a sorted
 * table. Nobody's input ever becomes a path: a name from outside is only looked up in the table. */
#include "scheduler/zones/zone_file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scheduler/core/zone.h"

enum { PATH_SIZE = 4096, FOLDER_DEPTH_MAX = 3 };

struct entry {
    char name[ZONE_NAME_SIZE];
    struct zone *zone;
};

struct zones {
    struct entry entries[ZONES_MAX]; /* sorted by name */
    size_t count;
};

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool zone_name_is_valid(const char *name, size_t len)
{
    bool is_head = true;
    int parts = 1;
    if (len == 0 || len >= ZONE_NAME_SIZE)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (name[i] == '/') {
            if (is_head || ++parts > FOLDER_DEPTH_MAX)
                return false;
            is_head = true;
            continue;
        }
        bool is_other = (name[i] >= '0' && name[i] <= '9') || name[i] == '_' || name[i] == '+' ||
                        name[i] == '-';
        if (!is_letter(name[i]) && (is_head || !is_other))
            return false;
        is_head = false;
    }
    return !is_head;
}

/* --- reading --------------------------------------------------------------------------------- */

struct walk {
    struct zones *zones;
    const char *folder;
    char *bytes; /* ZONE_BYTES_MAX + 1 of them */
    struct error *error;
};

/* Reads one file; what does not begin like a zone (tables, leap seconds) is passed over. */
static enum err file_take(struct walk *walk, const char *path, const char *name)
{
    struct zones *zones = walk->zones;
    FILE *file = fopen(path, "rb");
    if (!file)
        return error_set(walk->error, ERR_IO, name, "cannot be read");
    size_t len = fread(walk->bytes, 1, ZONE_BYTES_MAX + 1, file);
    fclose(file);
    if (len < 4 || memcmp(walk->bytes, "TZif", 4) != 0)
        return ERR_OK;
    if (zones->count == ZONES_MAX)
        return error_set(walk->error, ERR_LIMIT, name, "is one zone too many");
    struct entry *entry = &zones->entries[zones->count];
    struct error cause = {0};
    enum err err = zone_read(walk->bytes, len, &entry->zone, &cause);
    if (err)
        return error_set(walk->error, err, name, "%s: %s", cause.field, cause.text);
    snprintf(entry->name, sizeof(entry->name), "%s", name);
    zones->count++;
    return ERR_OK;
}

static enum err folder_take(struct walk *walk, const char *inside, int depth);

/* name is the path below the folder; what is no zone's name is passed over. */
static enum err entry_take(struct walk *walk, const char *name, int depth)
{
    char path[PATH_SIZE];
    struct stat info;
    if (!zone_name_is_valid(name, strlen(name)) || strcmp(name, "posix") == 0 ||
            strcmp(name, "right") == 0)
        return ERR_OK;
    int len = snprintf(path, sizeof(path), "%s/%s", walk->folder, name);
    if (len < 0 || (size_t)len >= sizeof(path) || stat(path, &info) != 0)
        return ERR_OK;
    if (S_ISDIR(info.st_mode))
        return depth < FOLDER_DEPTH_MAX ? folder_take(walk, name, depth + 1) : ERR_OK;
    return S_ISREG(info.st_mode) ? file_take(walk, path, name) : ERR_OK;
}

static enum err folder_take(struct walk *walk, const char *inside, int depth)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof(path), "%s/%s", walk->folder, inside);
    DIR *folder = opendir(path);
    if (!folder)
        return error_set(walk->error, ERR_IO, "zoneinfo", "%s cannot be opened", walk->folder);
    enum err err = ERR_OK;
    for (struct dirent *found; !err && (found = readdir(folder));) {
        char name[ZONE_NAME_SIZE + 256];
        snprintf(name, sizeof(name), "%s%s%s", inside, *inside ? "/" : "", found->d_name);
        err = entry_take(walk, name, depth);
    }
    closedir(folder);
    return err;
}

static int compare_name(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    return strcmp(left->name, right->name);
}

enum err zones_open(const char *folder, struct zones **ret_zones, struct error *error)
{
    struct walk walk = {.zones = calloc(1, sizeof(struct zones)),
            .folder = folder ? folder : "/usr/share/zoneinfo",
            .bytes = malloc(ZONE_BYTES_MAX + 1),
            .error = error};
    enum err err = walk.zones && walk.bytes ? folder_take(&walk, "", 1) : ERR_MEMORY;
    free(walk.bytes);
    if (!err && walk.zones->count == 0)
        err = error_set(error, ERR_IO, "zoneinfo", "%s has no zones (tzdata)", walk.folder);
    if (err) {
        zones_close(walk.zones);
        return err;
    }
    qsort(walk.zones->entries, walk.zones->count, sizeof(struct entry), compare_name);
    *ret_zones = walk.zones;
    return ERR_OK;
}

void zones_close(struct zones *zones)
{
    if (!zones)
        return;
    for (size_t i = 0; i < zones->count; i++)
        zone_destroy(zones->entries[i].zone);
    free(zones);
}

/* --- looking up ------------------------------------------------------------------------------ */

enum err zones_get(const struct zones *zones, const char *name, const struct zone **ret_zone,
        struct error *error)
{
    struct entry wanted;
    size_t len = strlen(name);
    if (!zone_name_is_valid(name, len))
        return error_set(error, ERR_INPUT, "zone", "is not a time zone");
    memcpy(wanted.name, name, len + 1);
    const struct entry *entry =
            bsearch(&wanted, zones->entries, zones->count, sizeof(struct entry), compare_name);
    if (!entry)
        return error_set(error, ERR_NOT_FOUND, "zone", "is not a time zone known here");
    *ret_zone = entry->zone;
    return ERR_OK;
}

size_t zones_count(const struct zones *zones)
{
    return zones->count;
}

const char *zones_name(const struct zones *zones, size_t index)
{
    return zones->entries[index].name;
}
