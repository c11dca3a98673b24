/* The answer of a booking, or of a move, that lost its time: 409 with the nearest free ones. */
#ifndef PORCHLIGHT_SCHEDULER_API_TAKEN_H
#define PORCHLIGHT_SCHEDULER_API_TAKEN_H

#include <stdbool.h>
#include <stddef.h>

struct exchange;
struct session_slot;
struct store_result;

bool is_taken(const struct store_result *result);

void respond_taken(
        struct exchange *exchange, const struct session_slot *alternatives, size_t count);

#endif
