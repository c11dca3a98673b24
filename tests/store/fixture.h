/* A store of its own, with an organisation, a coach open every day from 9 to
 * 17 in New York, a coordinator and as many people as a test wants. It is a SQLite file in a
 * temporary folder, or, where PORCHLIGHT_TEST_POSTGRES holds a server's URL, a new database of that
 * server, copied from a migrated one (template.h). */
#ifndef PORCHLIGHT_TESTS_STORE_FIXTURE_H
#define PORCHLIGHT_TESTS_STORE_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

struct db;
struct vocabulary;
struct zones;

/* Monday 2026-11-23 12:00 UTC, 07:00 in New York; the coach opens two hours later. */
#define FIXTURE_NOW ((unix_s_t)1795435200)
#define FIXTURE_OPENS (FIXTURE_NOW + 2 * 3600)

enum { FIXTURE_PEOPLE_MAX = 256 };

struct fixture {
    char folder[64];
    bool is_postgres;
    char server[256];  /* the URL up to the database's name */
    char database[32]; /* its name */
    char path[320];    /* what store_open takes */
    char key_path[96];
    struct zones *zones;
    struct vocabulary *vocabulary;
    struct store *store;
    struct id programme;
    struct id coach;
    struct id coordinator;
    struct id people[FIXTURE_PEOPLE_MAX]; /* all on the coach's caseload */
    size_t people_count;
};

/* cmocka's setup and teardown: *state is the struct fixture. */
int fixture_setup(void **state);
int fixture_teardown(void **state);

void fixture_open(struct fixture *fixture);
void fixture_close(struct fixture *fixture);

/* Closes it and takes away all that is in the database, the schema, too: the next open migrates. */
void fixture_empty(struct fixture *fixture);

/* A second store on the same database, as of a second scheduler; on SQLite, which lets in one only,
 * the fixture's own. fixture_close_second takes it back. */
struct store *fixture_open_second(struct fixture *fixture);
void fixture_close_second(struct fixture *fixture, struct store *second);
void fixture_add_people(struct fixture *fixture, size_t count);

struct id fixture_account(struct fixture *fixture, enum role role, const char *nickname);

/* Whether fixtures are PostgreSQL databases. */
bool fixture_is_postgres(void);

/* What PORCHLIGHT_TEST_OVERLAP says, for store_config; NULL: nothing. And whether that is ticks. */
const char *fixture_overlap(void);
bool fixture_has_ticks(void);

/* Another connection to the same database: for looking at what is there. Close it with db_close. */
struct db *fixture_look(const struct fixture *fixture);
int64_t fixture_count(const struct fixture *fixture, const char *sql);

/* No two claims of one party overlap; who holds time has its claims, who does not has none; a
 * session is reserved for a move, or an offer, exactly while that is open. */
void fixture_assert_whole(const struct fixture *fixture);

/* Changes the database behind the store's back: closes it, runs sql, opens it again. */
void fixture_run(struct fixture *fixture, const char *sql);

/* As after a restart with new zone files: New York is from now on what `like` is. */
void fixture_change_zone(struct fixture *fixture, const char *like);

struct actor fixture_actor(const struct fixture *fixture, enum role role, struct id account);
struct write fixture_write(struct actor actor, unix_s_t now, const char *key);

/* The person at this index books with the coach. */
struct session_book fixture_booking(
        const struct fixture *fixture, size_t person, unix_s_t start_at, const char *key);

/* Books and returns the session; the test fails if that fails. */
struct session_row fixture_book(struct fixture *fixture, size_t person, unix_s_t start_at);

/* Puts its call on the relay, which may report of it from then on. */
void fixture_place(struct fixture *fixture, struct id session, const char *relay);

#endif
