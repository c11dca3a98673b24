/* Runs age between a file and a pipe. For backup.c and restore.c. Recipients are public and stand
 * on its command line; of identities only the files' names do. */
#include "scheduler/backup/age.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { RECIPIENT_LEN = 62, WORDS_MAX = 3 + 2 * AGE_NAMES_MAX };

static const char letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static enum err recipient_add(struct age_recipients *recipients, const char *text, size_t len,
        const char *field, struct error *error)
{
    if (len != RECIPIENT_LEN || strncmp(text, "age1", 4) != 0 || strspn(text, letters) < len)
        return error_set(error, ERR_INPUT, field, "must be age1 and 58 letters or digits");
    if (recipients->count == AGE_NAMES_MAX)
        return error_set(error, ERR_LIMIT, field, "takes at most %d", AGE_NAMES_MAX);
    snprintf(recipients->names[recipients->count++], AGE_RECIPIENT_SIZE, "%.*s", (int)len, text);
    return ERR_OK;
}

enum err age_recipients_add(
        struct age_recipients *recipients, const char *text, const char *field, struct error *error)
{
    enum err err = ERR_OK;
    for (text += strspn(text, " "); *text && !err; text += strspn(text, " ")) {
        size_t len = strcspn(text, " ");
        err = recipient_add(recipients, text, len, field, error);
        text += len;
    }
    return err;
}

static enum err pipe_make(int ret_ends[2], struct error *error)
{
    if (pipe2(ret_ends, O_CLOEXEC) != 0)
        return error_set(error, ERR_IO, "age", "no pipe: %s", strerror(errno));
    return ERR_OK;
}

enum err age_seal_begin(
        const struct age_recipients *recipients, int file, struct age *ret_age, struct error *error)
{
    const char *words[WORDS_MAX + 1] = {"age", "--encrypt"};
    for (size_t i = 0; i < recipients->count; i++) {
        words[2 + 2 * i] = "--recipient";
        words[3 + 2 * i] = recipients->names[i];
    }
    int ends[2];
    enum err err = pipe_make(ends, error);
    if (err)
        return err;
    const struct child_config config = {
            .words = words, .package = "age", .in = ends[0], .out = file, .extra = -1};
    struct age age = {.pipe = ends[1]};
    err = child_start(&config, &age.child, error);
    close(ends[0]);
    if (err)
        close(ends[1]);
    else
        *ret_age = age;
    return err;
}

enum err age_open_begin(
        const struct age_identities *identities, int file, struct age *ret_age, struct error *error)
{
    const char *words[WORDS_MAX + 1] = {"age", "--decrypt"};
    for (size_t i = 0; i < identities->count; i++) {
        words[2 + 2 * i] = "--identity";
        words[3 + 2 * i] = identities->paths[i];
    }
    int ends[2];
    enum err err = pipe_make(ends, error);
    if (err)
        return err;
    const struct child_config config = {
            .words = words, .package = "age", .in = file, .out = ends[1], .extra = -1};
    struct age age = {.pipe = ends[0]};
    err = child_start(&config, &age.child, error);
    close(ends[1]);
    if (err)
        close(ends[0]);
    else
        *ret_age = age;
    return err;
}

enum err age_end(struct age *age, struct error *error)
{
    if (age->child.pid == 0)
        return ERR_OK;
    close(age->pipe);
    age->pipe = -1;
    return child_wait(&age->child, "age", error);
}
