/* The demo's mail: each message becomes one file of a folder instead of going out. One worker
 * thread writes; the loop only queues. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_MAIL_FOLDER_H
#define PORCHLIGHT_SCHEDULER_JOBS_MAIL_FOLDER_H

#include "common/clock.h"
#include "common/error.h"

enum { MAIL_QUEUE_MAX = 256, MAIL_TO_SIZE = 128, MAIL_SUBJECT_SIZE = 128, MAIL_TEXT_SIZE = 1024 };

struct mail_folder;

struct mail {
    char to[MAIL_TO_SIZE];
    char subject[MAIL_SUBJECT_SIZE]; /* neutral: says nothing about what this is */
    char text[MAIL_TEXT_SIZE];
};

/* Makes the folder (mode 0700) if it is not there and starts the worker. Blocks. */
enum err mail_folder_open(
        const char *path, struct mail_folder **ret_folder, struct error *error) ATTRIBUTE_MUST_USE;

/* Writes what is queued, then ends the worker. Takes NULL. */
void mail_folder_close(struct mail_folder *folder);

/* Copies mail. ERR_LIMIT: the queue is full. ERR_INPUT: a line break in to or subject. */
enum err mail_folder_send(
        struct mail_folder *folder, const struct mail *mail, unix_ms_t now) ATTRIBUTE_MUST_USE;

#endif
