/* Adds anchors to their file, and reads them back. Called by the notary (on a reading thread) and
 * by the tool that checks the chain; nothing here looks into the database. */
#include "scheduler/store/audit_anchors.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

#include "scheduler/store/operation.h"
#include "scheduler/store/store.h"

/* --- adding ----------------------------------------------------------------------------------- */

/* One write, so that lines of several schedulers stay whole. */
static enum err line_add(const char *path, const char *line, size_t len, struct error *error)
{
    int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return error_set(error, ERR_IO, "audit_anchor_file", "cannot open: %s", strerror(errno));
    bool is_added = write(file, line, len) == (ssize_t)len && fsync(file) == 0;
    int why = errno;
    close(file);
    return is_added ? ERR_OK
                    : error_set(error, ERR_IO, "audit_anchor_file", "cannot write: %s",
                              strerror(why));
}

static enum err audit_anchor_add_run(struct operation *operation, const void *in, void *out)
{
    const struct audit_anchor_add *call = in;
    char line[AUDIT_ANCHOR_SIZE + 1];
    size_t len = audit_anchor_write(&call->anchor, line);
    (void)out;
    if (call->is_for_syslog)
        syslog(LOG_AUTHPRIV | LOG_NOTICE, "%s", line);
    if (!call->path[0])
        return ERR_OK;
    line[len] = '\n';
    return line_add(call->path, line, len + 1, operation->error);
}

const struct store_call audit_anchor_add = {
        .name = "audit.anchor",
        .in_size = sizeof(struct audit_anchor_add),
        .out_size = sizeof(struct audit_anchor_add_out),
        .run = audit_anchor_add_run,
};

/* --- reading ---------------------------------------------------------------------------------- */

struct anchors {
    struct audit_anchor *all;
    size_t count;
    size_t max; /* for which there is room */
};

static enum err anchor_keep(struct anchors *anchors, const struct audit_anchor *anchor)
{
    if (anchors->count == AUDIT_ANCHORS_MAX)
        return ERR_LIMIT;
    if (anchors->count == anchors->max) {
        size_t max = anchors->max ? 2 * anchors->max : 256;
        struct audit_anchor *all = realloc(anchors->all, max * sizeof(*all));
        if (!all)
            return ERR_MEMORY;
        anchors->all = all;
        anchors->max = max;
    }
    anchors->all[anchors->count++] = *anchor;
    return ERR_OK;
}

/* Lines of a log that are no anchors are passed over. */
static enum err file_read(
        FILE *file, const char *path, struct anchors *anchors, struct error *error)
{
    char line[1024];
    enum err err = ERR_OK;
    for (size_t number = 1; !err && fgets(line, sizeof(line), file); number++) {
        struct audit_anchor anchor;
        err = audit_anchor_read(line, &anchor);
        if (err == ERR_INPUT)
            error_set(error, err, path, "line %zu is not of the form of an anchor", number);
        else if (!err)
            err = anchor_keep(anchors, &anchor);
        else if (err == ERR_NOT_FOUND)
            err = ERR_OK;
    }
    if (err == ERR_LIMIT)
        error_set(error, err, path, "has more than %d anchors", AUDIT_ANCHORS_MAX);
    return err || !ferror(file) ? err : error_set(error, ERR_IO, path, "cannot be read");
}

enum err audit_anchors_read(
        const char *path, struct audit_anchor **ret_anchors, size_t *ret_count, struct error *error)
{
    struct anchors anchors = {0};
    FILE *file = fopen(path, "re");
    if (!file)
        return error_set(error, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, path,
                "cannot be read: %s", strerror(errno));
    enum err err = file_read(file, path, &anchors, error);
    fclose(file);
    if (err) {
        free(anchors.all);
        return err;
    }
    if (anchors.count > 0)
        qsort(anchors.all, anchors.count, sizeof(anchors.all[0]), audit_anchor_compare);
    *ret_anchors = anchors.all;
    *ret_count = anchors.count;
    return ERR_OK;
}
