/* Drafts of backups, of copies of the database, and of the database that is being restored. */
#include "scheduler/backup/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static enum err draft_refuse(struct draft *draft, const char *doing, struct error *error)
{
    return error_set(error, ERR_IO, draft->path, "cannot %s: %s", doing, strerror(errno));
}

/* While this waited for the lock, the one who had it may have given the file its name: it is his.
 */
static bool is_still_named(const struct draft *draft)
{
    struct stat opened, named;
    return fstat(draft->fd, &opened) == 0 && stat(draft->name, &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

/* What SQLite finds beside a file it plays into that file when it opens it. */
static enum err beside_unlink(const struct draft *draft)
{
    static const char *const beside[] = {"-wal", "-shm", "-journal"};
    char name[DRAFT_PATH_SIZE + 16];
    for (size_t i = 0; i < sizeof(beside) / sizeof(beside[0]); i++) {
        snprintf(name, sizeof(name), "%s%s", draft->name, beside[i]);
        if (unlink(name) != 0 && errno != ENOENT)
            return ERR_IO;
    }
    return ERR_OK;
}

/* The lock, not the file, says that somebody is at it. */
static enum err draft_take(struct draft *draft, struct error *error)
{
    draft->fd = open(draft->name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (draft->fd < 0)
        return draft_refuse(draft, "be written", error);
    if (flock(draft->fd, LOCK_EX | LOCK_NB) != 0 || !is_still_named(draft)) {
        close(draft->fd);
        draft->fd = -1;
        return error_set(error, ERR_CONFLICT, draft->path, "another program is writing it now");
    }
    if (beside_unlink(draft) != ERR_OK || fchmod(draft->fd, 0600) != 0 ||
            ftruncate(draft->fd, 0) != 0)
        return draft_refuse(draft, "be written", error);
    return ERR_OK;
}

enum err draft_open(struct draft *draft, const char *path, const char *ending, struct error *error)
{
    draft->fd = -1;
    int len = snprintf(draft->path, sizeof(draft->path), "%s", path);
    int name_len = snprintf(draft->name, sizeof(draft->name), "%s%s", path, ending);
    if (len < 1 || name_len >= (int)sizeof(draft->name) - 8)
        return error_set(error, ERR_LIMIT, "file", "its path is empty or too long");
    enum err err = draft_take(draft, error);
    if (err)
        draft_drop(draft);
    return err;
}

/* Without this a power cut can leave the name without the file. */
static int folder_sync(const char *path)
{
    char folder[DRAFT_PATH_SIZE];
    snprintf(folder, sizeof(folder), "%s", path);
    char *slash = strrchr(folder, '/');
    if (!slash)
        strcpy(folder, ".");
    else
        slash[slash == folder] = '\0';
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int code = fd < 0 ? -1 : fsync(fd);
    if (fd >= 0)
        close(fd);
    return code;
}

enum err draft_keep(struct draft *draft, bool is_new, struct error *error)
{
    if (fsync(draft->fd) != 0)
        return draft_refuse(draft, "be brought to the disk", error);
    unsigned flags = is_new ? RENAME_NOREPLACE : 0;
    if (renameat2(AT_FDCWD, draft->name, AT_FDCWD, draft->path, flags) != 0)
        return errno == EEXIST ? error_set(error, ERR_CONFLICT, draft->path, "is there already")
                               : draft_refuse(draft, "be named", error);
    close(draft->fd);
    draft->fd = -1;
    return folder_sync(draft->path) == 0 ? ERR_OK : draft_refuse(draft, "be kept", error);
}

void draft_drop(struct draft *draft)
{
    char lock[DRAFT_PATH_SIZE + 16];
    if (draft->fd < 0)
        return;
    (void)beside_unlink(draft); /* what stays, the next one takes away */
    snprintf(lock, sizeof(lock), "%s.lock", draft->name);
    unlink(lock);
    unlink(draft->name); /* last: from here on another may take it */
    close(draft->fd);
    draft->fd = -1;
}
