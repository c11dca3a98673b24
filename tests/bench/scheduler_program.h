/* The real scheduler as a child of a benchmark: its own folder, keys and configuration, on a free
 * port. It ends with its parent. */
#ifndef PORCHLIGHT_TESTS_BENCH_SCHEDULER_PROGRAM_H
#define PORCHLIGHT_TESTS_BENCH_SCHEDULER_PROGRAM_H

#include <stdint.h>
#include <sys/types.h>

#include "common/error.h"

struct scheduler_program {
    pid_t process; /* 0: none */
    uint16_t port;
};

/* Keys in the folder, of which `seal.key` opens the database's sealed fields. */
enum err scheduler_program_keys(const char *folder, struct error *error) ATTRIBUTE_MUST_USE;

/* Returns when it serves. database: as in its settings. */
enum err scheduler_program_start(const char *folder, const char *database,
        struct scheduler_program *ret_program, struct error *error) ATTRIBUTE_MUST_USE;
void scheduler_program_stop(struct scheduler_program *program);

/* CPU time of all its threads so far, seconds. */
double scheduler_program_cpu_s(const struct scheduler_program *program);

#endif
