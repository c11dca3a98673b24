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

/* One write, so that lines of several schedulers stay whole. errno says why not; a disk that is
 * full takes a part first, and says so only when asked again. */
static bool line_write(int file, const char *line, size_t len)
{
    ssize_t written = write(file, line, len);
    if (written >= 0 && written < (ssize_t)len)
        errno = ENOSPC;
    return written == (ssize_t)len && fsync(file) == 0;
}

/* A pipe that nobody reads is refused, not waited for. */
static enum err line_add(const char *path, const char *line, size_t len, struct error *error)
{
    int flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int file = open(path, flags, 0600);
    if (file < 0)
        return error_set(error, ERR_IO, "audit_anchor_file", "cannot open: %s", strerror(errno));
    bool is_added = line_write(file, line, len);
    int why = errno;
    close(file);
    return is_added ? ERR_OK
                    : error_set(error, ERR_IO, "audit_anchor_file", "cannot write: %s",
                              strerror(why));
}

/* Begins a line of its own: the end of the file may be torn, and often it cannot be read here. */
static enum err audit_anchor_add_run(struct operation *operation, const void *in, void *out)
{
    const struct audit_anchor_add *call = in;
    char line[1 + AUDIT_ANCHOR_SIZE + 1] = "\n";
    size_t len = 1 + audit_anchor_write(&call->anchor, line + 1);
    (void)out;
    if (call->is_for_syslog)
        syslog(LOG_AUTHPRIV | LOG_NOTICE, "%s", line + 1);
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

static enum err anchor_keep(struct audit_anchors *anchors, const struct audit_anchor *anchor)
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

/* Lines of a log that are no anchors are passed over. One that is torn (of a full disk) is counted:
 * the others still say where the chain ended. */
static enum err line_take(struct audit_anchors *anchors, const char *line, size_t number)
{
    struct audit_anchor anchor;
    enum err err = audit_anchor_read(line, &anchor);
    if (err == ERR_INPUT && anchors->torn_count++ == 0)
        anchors->torn_line = number;
    return err ? ERR_OK : anchor_keep(anchors, &anchor);
}

static enum err file_read(
        FILE *file, const char *path, struct audit_anchors *anchors, struct error *error)
{
    char line[1024];
    enum err err = ERR_OK;
    for (size_t number = 1; !err && fgets(line, sizeof(line), file); number++)
        err = line_take(anchors, line, number);
    if (err == ERR_LIMIT)
        error_set(error, err, path, "has more than %d anchors", AUDIT_ANCHORS_MAX);
    return err || !ferror(file) ? err : error_set(error, ERR_IO, path, "cannot be read");
}

enum err audit_anchors_read(
        const char *path, struct audit_anchors *ret_anchors, struct error *error)
{
    struct audit_anchors anchors = {0};
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
    *ret_anchors = anchors;
    return ERR_OK;
}
