/* Runs age between a file and a pipe. For backup.c and restore.c. Recipients are public and stand
 * on its command line; of identities only the files' names do. */
#include "scheduler/backup/age.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { RECIPIENT_LEN = 62, WORDS_MAX = 2 + 2 * AGE_NAMES_MAX };

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

/* Pairs of an option and its name behind the first two words. */
static void words_add(
        const char *words[WORDS_MAX + 1], const char *option, size_t i, const char *name)
{
    words[2 + 2 * i] = option;
    words[3 + 2 * i] = name;
}

/* age between file and a pipe, whose other end is ours: it is written into when sealing. */
static enum err age_begin(const char *const *words, int file, bool is_sealing, struct age *ret_age,
        struct error *error)
{
    int ends[2]; /* to read from, to write into */
    if (pipe2(ends, O_CLOEXEC) != 0)
        return error_set(error, ERR_IO, "age", "no pipe: %s", strerror(errno));
    const struct child_config config = {
            .words = words,
            .package = "age",
            .in = is_sealing ? ends[0] : file,
            .out = is_sealing ? file : ends[1],
            .extra = -1,
    };
    struct age age = {.pipe = is_sealing ? ends[1] : ends[0]};
    enum err err = child_start(&config, &age.child, error);
    close(is_sealing ? ends[0] : ends[1]);
    if (err)
        close(age.pipe);
    else
        *ret_age = age;
    return err;
}

enum err age_seal_begin(
        const struct age_recipients *recipients, int file, struct age *ret_age, struct error *error)
{
    const char *words[WORDS_MAX + 1] = {"age", "--encrypt"};
    for (size_t i = 0; i < recipients->count; i++)
        words_add(words, "--recipient", i, recipients->names[i]);
    return age_begin(words, file, true, ret_age, error);
}

enum err age_open_begin(
        const struct age_identities *identities, int file, struct age *ret_age, struct error *error)
{
    const char *words[WORDS_MAX + 1] = {"age", "--decrypt"};
    for (size_t i = 0; i < identities->count; i++)
        words_add(words, "--identity", i, identities->paths[i]);
    return age_begin(words, file, false, ret_age, error);
}

enum err age_end(struct age *age, struct error *error)
{
    if (age->child.pid == 0)
        return ERR_OK;
    close(age->pipe);
    age->pipe = -1;
    return child_wait(&age->child, "age", error);
}
