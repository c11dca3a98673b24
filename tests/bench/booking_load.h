/* Clients of the scheduler's API, as cheap as they can be: one thread, raw sockets kept alive, each
 * client with one request under way. Whatever is not answered by 201 ends the round. */
#ifndef PORCHLIGHT_TESTS_BENCH_BOOKING_LOAD_H
#define PORCHLIGHT_TESTS_BENCH_BOOKING_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct load;
struct world;

enum { LOAD_CLIENTS_MAX = 64 };

/* Connects. NULL: could not. world is borrowed, and each request takes the next of it. */
struct load *load_open(uint16_t port, size_t clients, struct world *world);
void load_close(struct load *load);

struct load_result {
    double rate;   /* bookings a second */
    double cpu_us; /* of this process, a booking */
    double p99_ms; /* from the request's first byte to the answer's last */
};

/* Books count sessions. False: a client was refused; the answer is on stderr. */
bool load_round(struct load *load, size_t count, struct load_result *ret_result);

#endif
