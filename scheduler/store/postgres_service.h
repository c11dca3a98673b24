/* A database's URL as a service file (libpq, "The Connection Service File"), by which programs of
 * PostgreSQL's own can be told where to go, and the password, unseen by `ps`. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_POSTGRES_SERVICE_H
#define PORCHLIGHT_SCHEDULER_STORE_POSTGRES_SERVICE_H

#include "common/error.h"

#define POSTGRES_SERVICE "service=porchlight" /* what a program is told: its name in that file */

/* Writes it into an open file. ERR_INPUT: the URL is none, or has a value of two lines. ERR_IO. */
enum err postgres_service_write(const char *url, int file, struct error *error) ATTRIBUTE_MUST_USE;

#endif
