/* The running scheduler: everything is opened, served from one loop, and closed again. */
#ifndef PORCHLIGHT_SCHEDULER_SERVE_H
#define PORCHLIGHT_SCHEDULER_SERVE_H

#include "common/error.h"

struct settings;

/* Serves until SIGTERM or SIGINT. error says what is missing when it could not start. Prints
 * `ready listen=PORT` on stdout once requests are answered. Blocks. */
enum err serve(const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

#endif
