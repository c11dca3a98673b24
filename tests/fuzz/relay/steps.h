/* Counts the steps that a parser takes, so that a fuzz target can hold it to a cost which is linear
 * in its input. A step is a basic block of relay_core or common, not a unit of time: the same input
 * costs the same on every machine and under every sanitizer. What the C library and jansson do
 * inside one call is not seen. */
#ifndef PORCHLIGHT_TESTS_FUZZ_RELAY_STEPS_H
#define PORCHLIGHT_TESTS_FUZZ_RELAY_STEPS_H

#include <stddef.h>

void steps_begin(void);

/* Aborts if more were taken since steps_begin than fixed + each * len; also if none were, which
 * would mean that nobody counts. */
void steps_require(size_t len, size_t fixed, size_t each);

#endif
