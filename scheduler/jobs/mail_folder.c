/* Messages into a folder, one file each, written whole under another name and then renamed, so that
 * a reader never sees half of one. A message that is sent twice is the same file. */
#include "scheduler/jobs/mail_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/log.h"

enum { FOLDER_SIZE = 512, FILE_NAME_SIZE = 64 };

enum err mail_folder_make(const char *path, struct error *error)
{
    if (strlen(path) >= FOLDER_SIZE) {
        return error_set(error, ERR_LIMIT, "mail_folder", "the path is too long");
    }
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        return error_set(error, ERR_IO, "mail_folder", "cannot make %s: %s", path, strerror(errno));
    }
    if (access(path, W_OK | X_OK) != 0) {
        return error_set(
                error, ERR_IO, "mail_folder", "cannot write to %s: %s", path, strerror(errno));
    }
    return ERR_OK;
}

static void *folder_open(const void *config)
{
    return strdup(config);
}

static enum err file_write(const char *path, const struct parcel *parcel)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (file == NULL) {
        if (fd >= 0) {
            close(fd);
        }
        return ERR_IO;
    }
    fwrite(parcel->bytes, 1, parcel->len, file);
    bool is_bad = ferror(file) != 0;
    return fclose(file) != 0 || is_bad ? ERR_IO : ERR_OK;
}

static void folder_send(void *state, struct parcel *parcel)
{
    char name[ID_TEXT_SIZE];
    char path[FOLDER_SIZE + FILE_NAME_SIZE];
    char final_path[FOLDER_SIZE + FILE_NAME_SIZE];
    const char *folder = state;
    const char *suffix = parcel->lane == REACH_MAIL ? "eml" : "json";
    id_text(parcel->notice, name);
    snprintf(path, sizeof(path), "%s/.%s", folder, name);
    snprintf(final_path, sizeof(final_path), "%s/%s.%s", folder, name, suffix);
    parcel->outcome = NOTICE_DELIVERED;
    parcel->why = NOTICE_WHY_NONE;
    if (file_write(path, parcel) != ERR_OK || rename(path, final_path) != 0) {
        LOG(LOG_ERROR, "mail_folder.failed", LOG_NUMBER("errno", errno));
        unlink(path);
        parcel->outcome = NOTICE_FAILED_NOW;
        parcel->why = NOTICE_WHY_UNREACHABLE;
    }
}

const struct carrier mail_folder_carrier = {
        .name = "folder",
        .open = folder_open,
        .send = folder_send,
        .close = free,
};
