/* Randomness, from libsodium. Called at the edges; core takes random values as arguments. */
#ifndef PORCHLIGHT_COMMON_RANDOM_H
#define PORCHLIGHT_COMMON_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "common/id.h"

/* Once, first thing in main (and in a test's main): initialises libsodium. */
enum err random_init(void);

void random_bytes(void *bytes, size_t len);
struct id random_id(void);

/* The same, but 48 of its bits tell when it was made, in milliseconds, and come first: what is made
 * together lies together in an index. For rows that come often, of what may tell its age. */
struct id random_id_in_order(void);

/* Uniform in [0, bound). */
uint32_t random_below(uint32_t bound);

#endif
