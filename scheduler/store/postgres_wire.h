/* One connection to a PostgreSQL server, and what was sent on it and not yet answered: several
 * statements go one way together, and their answers come back together. Every wait has an end: a
 * server that does not answer is a lost connection, not a lost thread. Included by db_postgres.c
 * only. One thread. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_POSTGRES_WIRE_H
#define PORCHLIGHT_SCHEDULER_STORE_POSTGRES_WIRE_H

#include <stdbool.h>
#include <stdint.h>

#include <libpq-fe.h>

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/store/db.h"

struct postgres_wire;

enum wire_turn { WIRE_BEGIN, WIRE_COMMIT, WIRE_ROLLBACK };

/* Blocks. scheduler: as of db_open_as, or NULL. error: the server's own first line, which never
 * holds the password. */
enum err wire_open(const char *url, enum db_mode mode, const char *scheduler,
        struct postgres_wire **ret_wire, struct error *error) ATTRIBUTE_MUST_USE;
void wire_close(struct postgres_wire *wire);

/* Makes a connection anew that is seen to be lost, at most as often as its pauses allow. */
enum err wire_ensure(struct postgres_wire *wire) ATTRIBUTE_MUST_USE;

/* Counts the connections made: what was prepared on an earlier one is gone. 0: lost just now. */
uint64_t wire_generation(const struct postgres_wire *wire);

/* Since the last WIRE_BEGIN: whether something was refused that can be made again, and the first
 * error of all. */
bool wire_is_overtaken(const struct postgres_wire *wire);
enum err wire_first_err(const struct postgres_wire *wire);

/* Statements without parameters, one or several, by themselves: waits for what they come to. */
enum err wire_run(struct postgres_wire *wire, const char *sql, ms_t wait_ms) ATTRIBUTE_MUST_USE;

/* As db_hear, of a connection that listens. */
enum err wire_hear(
        struct postgres_wire *wire, int fd, ms_t wait_ms, bool *ret_is_rung) ATTRIBUTE_MUST_USE;

/* --- sent together ---------------------------------------------------------------------------- */

struct wire_statement {
    const char *name; /* prepared under it */
    int count;        /* of parameters */
    const char *const *values;
    const int *lengths;
    const int *formats;
};

/* generation (of the statement's name) is set to this connection's, and to 0 if it comes to
 * nothing; it must stay where it is until the next wire_settle. ERR_IO: lost. */
enum err wire_prepare(struct postgres_wire *wire, const char *name, const char *sql, int count,
        const Oid *types, uint64_t *generation) ATTRIBUTE_MUST_USE;

struct wire_answer {
    PGresult *result; /* the asker's; NULL: not there, or lost */
    enum err err;     /* of what was skipped because something before it went wrong: that error */
};

/* Everything is copied, and wire_settle fills *place. place NULL: nobody looks at it. */
enum err wire_send(struct postgres_wire *wire, const struct wire_statement *statement,
        struct wire_answer *place) ATTRIBUTE_MUST_USE;
enum err wire_send_turn(struct postgres_wire *wire, enum wire_turn turn) ATTRIBUTE_MUST_USE;

/* Nobody looks at this place any more. */
void wire_forget(struct postgres_wire *wire, const struct wire_answer *place);

/* Lets it go on its way without waiting for it. */
enum err wire_push(struct postgres_wire *wire) ATTRIBUTE_MUST_USE;

/* Waits for all that was sent. ERR_IO: lost; any other error is with what it is about. */
enum err wire_settle(struct postgres_wire *wire) ATTRIBUTE_MUST_USE;

#endif
