/* The bell's thread: waits for the server's socket and for a pipe, by which the writing threads ask
 * it to ring. Opened and closed by store.c. */
#include "scheduler/store/bell.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "scheduler/store/db.h"

enum { HEAR_MS = 10000, PAUSE_MS = 100 };

struct bell {
    pthread_t thread;
    bool is_started;
    struct db *db; /* the thread's, once it runs */
    int pipe[2];   /* a byte: look up */
    atomic_bool is_ending;
    atomic_bool is_to_ring;
    atomic_bool is_rung; /* by another, until somebody asks */
    void (*wake)(void *context);
    void *wake_context;
};

/* --- any thread ------------------------------------------------------------------------------ */

/* A full pipe has bytes enough. */
static void bell_nudge(struct bell *bell)
{
    ssize_t written = write(bell->pipe[1], "", 1);
    (void)written;
}

void bell_ring(struct bell *bell)
{
    if (bell && !atomic_exchange(&bell->is_to_ring, true))
        bell_nudge(bell);
}

bool bell_is_rung(struct bell *bell)
{
    return bell && atomic_exchange(&bell->is_rung, false);
}

/* --- the thread ------------------------------------------------------------------------------ */

static void rung_tell(struct bell *bell)
{
    if (!atomic_exchange(&bell->is_rung, true))
        bell->wake(bell->wake_context);
}

static void pipe_empty(const struct bell *bell)
{
    char bytes[64];
    while (read(bell->pipe[0], bytes, sizeof(bytes)) == (ssize_t)sizeof(bytes))
        ;
}

/* Waits once for the server or the pipe, and does what is to be done. ERR_IO: the server is gone.
 */
static enum err bell_turn(struct bell *bell)
{
    bool is_rung = false;
    enum err err = db_hear(bell->db, bell->pipe[0], HEAR_MS, &is_rung);
    pipe_empty(bell);
    if (is_rung)
        rung_tell(bell);
    if (err || !atomic_exchange(&bell->is_to_ring, false))
        return err;
    err = db_ring(bell->db);
    if (!err)
        err = db_hear(bell->db, -1, BELL_QUIET_MS, &is_rung);
    if (is_rung)
        rung_tell(bell);
    return err;
}

/* db_listen keeps its own pauses, which are longer than this one. */
static void bell_pause(const struct bell *bell)
{
    struct pollfd readable = {.fd = bell->pipe[0], .events = POLLIN};
    poll(&readable, 1, PAUSE_MS);
    pipe_empty(bell);
}

static void *bell_main(void *data)
{
    struct bell *bell = data;
    bool is_listening = false;
    while (!atomic_load(&bell->is_ending)) {
        if (is_listening) {
            is_listening = bell_turn(bell) == ERR_OK;
        } else if (db_listen(bell->db) == ERR_OK) {
            is_listening = true;
            rung_tell(bell); /* who knows what was rung meanwhile */
        } else {
            bell_pause(bell);
        }
    }
    return NULL;
}

/* --- opening and closing --------------------------------------------------------------------- */

static enum err pipe_open(struct bell *bell)
{
    if (pipe(bell->pipe) != 0) {
        bell->pipe[0] = bell->pipe[1] = -1;
        return ERR_IO;
    }
    for (size_t i = 0; i < 2; i++) {
        fcntl(bell->pipe[i], F_SETFL, O_NONBLOCK);
        fcntl(bell->pipe[i], F_SETFD, FD_CLOEXEC);
    }
    return ERR_OK;
}

enum err bell_open(const char *path, void (*wake)(void *context), void *wake_context,
        struct bell **ret_bell, struct error *error)
{
    struct bell *bell = calloc(1, sizeof(*bell));
    if (!bell)
        return ERR_MEMORY;
    bell->wake = wake;
    bell->wake_context = wake_context;
    enum err err = pipe_open(bell);
    if (!err)
        err = db_open(path, DB_READ, &bell->db, error);
    if (!err && pthread_create(&bell->thread, NULL, bell_main, bell) != 0)
        err = ERR_MEMORY;
    bell->is_started = !err;
    if (err) {
        bell_close(bell);
        return err;
    }
    *ret_bell = bell;
    return ERR_OK;
}

void bell_close(struct bell *bell)
{
    if (!bell)
        return;
    atomic_store(&bell->is_ending, true);
    if (bell->is_started) {
        bell_nudge(bell);
        pthread_join(bell->thread, NULL);
    }
    db_close(bell->db);
    for (size_t i = 0; i < 2; i++) {
        if (bell->pipe[i] >= 0)
            close(bell->pipe[i]);
    }
    free(bell);
}
