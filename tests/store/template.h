/* What a fixture's PostgreSQL database is copied from: one that is migrated and empty, made once on
 * a server by whoever first wants it. Its name follows from the text of the migrations, so a change
 * of one makes another. */
#ifndef PORCHLIGHT_TESTS_STORE_TEMPLATE_H
#define PORCHLIGHT_TESTS_STORE_TEMPLATE_H

#include <stddef.h>

struct db;

/* The server's URL, up to the name of one of its databases, into ret_url of `size`. Returns it. */
char *template_url(const char *server, const char *database, char *ret_url, size_t size);

/* Makes the database `name` with the migrations that store_open would run by this word of
 * database_overlap (NULL: exclude). The test fails if that fails. */
void template_copy(const char *server, const char *overlap, const char *name);

#endif
