/* Starts programs and waits for them. For age.c and copy_postgres.c; knows neither. */
#include "scheduler/backup/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SAID_MAX = 512 };

/* --- starting ------------------------------------------------------------------------------- */

/* The files first, stderr among them, and last the one whose number may be one of ours. */
static int files_place(
        const struct child_config *config, int said, posix_spawn_file_actions_t *actions)
{
    const int files[] = {config->in, config->out, said, config->extra};
    int code = 0;
    for (int i = 0; i <= CHILD_EXTRA_FD && code == 0; i++) {
        if (files[i] >= 0)
            code = posix_spawn_file_actions_adddup2(actions, files[i], i);
        else if (i < CHILD_EXTRA_FD)
            code = posix_spawn_file_actions_addopen(actions, i, "/dev/null", O_RDWR, 0);
    }
    return code;
}

/* A reader who went away ends the child, too; the scheduler's tools are told instead. */
static int signals_reset(posix_spawnattr_t *attributes)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    int code = posix_spawnattr_setsigdefault(attributes, &signals);
    return code ? code : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

/* Ours and one more, which stands first and so counts. The strings are lent. */
static char **environment_make(const char *more)
{
    size_t count = 0;
    while (environ[count])
        count++;
    char **variables = calloc(count + 2, sizeof(*variables));
    if (!variables)
        return NULL;
    size_t at = 0;
    if (more)
        variables[at++] = (char *)more;
    memcpy(variables + at, environ, count * sizeof(*variables));
    return variables;
}

static int spawn(const struct child_config *config, struct child *child)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char **variables = environment_make(config->environment);
    if (!variables)
        return ENOMEM;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int code = files_place(config, child->said, &actions);
    if (code == 0)
        code = signals_reset(&attributes);
    if (code == 0)
        code = posix_spawnp(&child->pid, config->words[0], &actions, &attributes,
                (char *const *)config->words, variables);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    free(variables);
    return code;
}

enum err child_start(
        const struct child_config *config, struct child *ret_child, struct error *error)
{
    const char *name = config->words[0];
    struct child child = {.said = memfd_create(name, MFD_CLOEXEC)};
    if (child.said < 0)
        return error_set(error, ERR_IO, name, "cannot be started: %s", strerror(errno));
    int code = spawn(config, &child);
    if (code != 0) {
        close(child.said);
        if (code == ENOENT)
            return error_set(
                    error, ERR_NOT_FOUND, name, "is not installed (Debian: %s)", config->package);
        return error_set(error, ERR_IO, name, "cannot be started: %s", strerror(code));
    }
    *ret_child = child;
    return ERR_OK;
}

/* --- the end -------------------------------------------------------------------------------- */

/* Its first line, without "NAME: error: ". */
static enum err complaint_tell(const struct child *child, const char *name, struct error *error)
{
    char said[SAID_MAX + 1] = "";
    ssize_t len = pread(child->said, said, SAID_MAX, 0);
    said[len > 0 ? len : 0] = '\0';
    said[strcspn(said, "\n")] = '\0';
    const char *what = strstr(said, "error: ");
    what = what ? what + strlen("error: ") : said;
    return error_set(error, ERR_IO, name, "%s", what[0] ? what : "did not do its part");
}

enum err child_wait(struct child *child, const char *name, struct error *error)
{
    if (child->pid == 0)
        return ERR_OK;
    int status = 0;
    pid_t ended;
    do
        ended = waitpid(child->pid, &status, 0);
    while (ended < 0 && errno == EINTR);
    bool is_good = ended == child->pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    enum err err = is_good ? ERR_OK : complaint_tell(child, name, error);
    close(child->said);
    *child = (struct child){0};
    return err;
}
