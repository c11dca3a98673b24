/* Mail into a folder, one .eml file each, written whole under another name and then renamed, so
 * that a reader never sees half of one. The worker owns the disk; the loop never waits for it. */
#include "scheduler/jobs/mail_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/id.h"
#include "common/log.h"
#include "common/mailbox.h"
#include "common/random.h"

enum { FOLDER_SIZE = 512, FILE_NAME_SIZE = 64 };

struct letter {
    struct mail mail;
    unix_ms_t written_at;
};

struct mail_folder {
    char path[FOLDER_SIZE];
    struct mailbox *box;
    pthread_t worker;
};

static enum err letter_write(const char *path, const struct letter *letter)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (file == NULL) {
        if (fd >= 0) {
            close(fd);
        }
        return ERR_IO;
    }
    fprintf(file, "To: %s\r\nSubject: %s\r\n", letter->mail.to, letter->mail.subject);
    fprintf(file, "Content-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n", letter->mail.text);
    bool is_bad = ferror(file) != 0;
    return fclose(file) != 0 || is_bad ? ERR_IO : ERR_OK;
}

static void letter_place(const struct mail_folder *folder, const struct letter *letter)
{
    char name[ID_TEXT_SIZE];
    char path[FOLDER_SIZE + FILE_NAME_SIZE];
    char final_path[FOLDER_SIZE + FILE_NAME_SIZE];
    id_text(random_id(), name);
    snprintf(path, sizeof(path), "%s/.%s", folder->path, name);
    snprintf(final_path, sizeof(final_path), "%s/%" PRId64 "-%s.eml", folder->path,
            letter->written_at, name);
    if (letter_write(path, letter) != ERR_OK || rename(path, final_path) != 0) {
        LOG(LOG_ERROR, "mail.lost", LOG_NUMBER("errno", errno));
        unlink(path);
    }
}

static void *worker_run(void *context)
{
    struct mail_folder *folder = context;
    for (;;) {
        struct letter *letter = mailbox_wait(folder->box);
        if (letter == NULL) {
            return NULL;
        }
        letter_place(folder, letter);
        free(letter);
    }
}

static enum err folder_make(const char *path, struct error *error)
{
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        return error_set(error, ERR_IO, "mail_folder", "cannot make %s: %s", path, strerror(errno));
    }
    if (access(path, W_OK | X_OK) != 0) {
        return error_set(
                error, ERR_IO, "mail_folder", "cannot write to %s: %s", path, strerror(errno));
    }
    return ERR_OK;
}

enum err mail_folder_open(const char *path, struct mail_folder **ret_folder, struct error *error)
{
    if (strlen(path) >= FOLDER_SIZE) {
        return error_set(error, ERR_LIMIT, "mail_folder", "the path is too long");
    }
    enum err err = folder_make(path, error);
    struct mail_folder *folder = err == ERR_OK ? calloc(1, sizeof(*folder)) : NULL;
    if (folder == NULL) {
        return err == ERR_OK ? ERR_MEMORY : err;
    }
    snprintf(folder->path, sizeof(folder->path), "%s", path);
    folder->box =
            mailbox_create(&(struct mailbox_config){.capacity = MAIL_QUEUE_MAX, .destroy = free});
    if (folder->box == NULL || pthread_create(&folder->worker, NULL, worker_run, folder) != 0) {
        mailbox_destroy(folder->box);
        free(folder);
        return ERR_MEMORY;
    }
    *ret_folder = folder;
    return ERR_OK;
}

void mail_folder_close(struct mail_folder *folder)
{
    if (folder == NULL) {
        return;
    }
    mailbox_close(folder->box);
    pthread_join(folder->worker, NULL);
    mailbox_destroy(folder->box);
    free(folder);
}

enum err mail_folder_send(struct mail_folder *folder, const struct mail *mail, unix_ms_t now)
{
    if (strpbrk(mail->to, "\r\n") != NULL || strpbrk(mail->subject, "\r\n") != NULL) {
        return ERR_INPUT;
    }
    struct letter *letter = malloc(sizeof(*letter));
    if (letter == NULL) {
        return ERR_MEMORY;
    }
    *letter = (struct letter){.mail = *mail, .written_at = now};
    enum err err = mailbox_put(folder->box, letter);
    if (err != ERR_OK) {
        free(letter);
    }
    return err;
}
