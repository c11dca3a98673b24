/* Migrates once and copies often: a copy costs the server a third of what the migrations do. Called
 * by the fixture; SQLite migrates a file faster than it is worth keeping. */
#include "tests/store/template.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "common/attributes.h"
#include "scheduler/store/db.h"
#include "scheduler/store/migrate.h"

enum { URL_SIZE = 320, NAME_SIZE = 40, SQL_SIZE = 160 };

struct template
{
    const char *server;
    const struct migration *migrations;
    char name[NAME_SIZE];
};

/* FNV-1a of their text. */
static uint64_t migrations_number(const struct migration *migrations)
{
    uint64_t number = 0xcbf29ce484222325;
    for (const struct migration *step = migrations; step->version; step++) {
        for (const char *at = step->sql; *at; at++)
            number = (number ^ (unsigned char)*at) * 0x100000001b3;
    }
    return number;
}

static struct template template_of(const char *server, const char *overlap)
{
    bool is_ticks = overlap && strcmp(overlap, "ticks") == 0;
    struct template it = {
            .server = server,
            .migrations = is_ticks ? migrations_ticks : migrations_postgres,
    };
    snprintf(it.name, sizeof(it.name), "migrated_%016" PRIx64, migrations_number(it.migrations));
    return it;
}

char *template_url(const char *server, const char *database, char *ret_url, size_t size)
{
    int len = snprintf(ret_url, size, "%s&dbname=%s", server, database);
    assert_true(len > 0 && (size_t)len < size);
    return ret_url;
}

static struct db *database_open(const char *server, const char *name)
{
    char url[URL_SIZE];
    struct db *db = NULL;
    struct error error = {0};
    if (db_open(template_url(server, name, url, sizeof(url)), DB_WRITE, &db, &error) != ERR_OK)
        fail_msg("%s", error.text);
    return db;
}

ATTRIBUTE_FORMAT(2, 3) static void run(struct db *db, const char *format, ...)
{
    char sql[SQL_SIZE];
    va_list values;
    va_start(values, format);
    int len = vsnprintf(sql, sizeof(sql), format, values);
    va_end(values);
    assert_true(len > 0 && (size_t)len < sizeof(sql));
    if (db_run(db, sql) != ERR_OK)
        fail_msg("%s", sql);
}

static bool is_there(struct db *db, const struct template *it)
{
    struct query *query = db_query(db, "SELECT COUNT(*) FROM pg_database WHERE datname = $1");
    query_bind_text(query, 1, it->name);
    bool is = query_next(query) && query_number(query, 0) > 0;
    assert_int_equal(query_end(query), ERR_OK);
    return is;
}

/* It has its name once it is whole; half of one, of a test that was stopped, is made anew. */
static void template_make(struct db *db, const struct template *it)
{
    char half[NAME_SIZE + 8];
    snprintf(half, sizeof(half), "half_%s", it->name);
    run(db, "DROP DATABASE IF EXISTS %s WITH (FORCE)", half);
    run(db, "CREATE DATABASE %s", half);
    struct db *inside = database_open(it->server, half);
    struct error error = {0};
    if (migrate_run(inside, it->migrations, 0, &error) != ERR_OK)
        fail_msg("%s", error.text);
    db_close(inside);
    run(db, "ALTER DATABASE %s RENAME TO %s", half, it->name);
}

/* Of all programs that begin at once one makes it, and the others wait. */
static void template_want(struct db *db, const struct template *it)
{
    if (is_there(db, it))
        return;
    assert_int_equal(db_run(db, "SELECT pg_advisory_lock(1)"), ERR_OK);
    if (!is_there(db, it))
        template_make(db, it);
    assert_int_equal(db_run(db, "SELECT pg_advisory_unlock(1)"), ERR_OK);
}

void template_copy(const char *server, const char *overlap, const char *name)
{
    struct template it = template_of(server, overlap);
    struct db *db = database_open(server, "postgres");
    template_want(db, &it);
    run(db, "CREATE DATABASE %s TEMPLATE %s STRATEGY wal_log", name, it.name);
    db_close(db);
}
