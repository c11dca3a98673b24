/* The table that every benchmark prints: what, ours, the peer, the floor, the ratio; for people, or
 * as JSON. And how a figure comes about: rounds of CPU time, their median and spread. */
#ifndef PORCHLIGHT_TESTS_BENCH_TABLE_H
#define PORCHLIGHT_TESTS_BENCH_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum { BENCH_ROUNDS = 15, BENCH_ROWS_MAX = 64 };

struct figure { /* of BENCH_ROUNDS rounds */
    double median;
    double low;
    double high;
};

/* CPU time of this process, seconds. */
double bench_cpu_s(void);

/* Of a clock that never steps, seconds. */
double bench_wall_s(void);

/* values: BENCH_ROUNDS of them; sorted in place. */
struct figure figure_of(double values[BENCH_ROUNDS]);

/* Likewise of fewer or more rounds, at least one: where one takes seconds. */
struct figure figure_of_count(double *values, size_t count);

/* values: count of them, at least one; sorted in place. */
double bench_percentile(double *values, size_t count, unsigned percent);

struct bench_row {
    const char *name; /* of the benchmark */
    const char *what; /* the case */
    const char *unit;
    struct figure ours;
    double peer; /* 0: none */
    const char *peer_name;
    bool is_peer_of_run; /* measured in the same rounds, so that a ratio means something */
    struct figure floor; /* median 0: none */
};

struct bench_table {
    size_t count;
    struct bench_row rows[BENCH_ROWS_MAX];
};

void bench_add(struct bench_table *table, struct bench_row row);

/* On stdout. */
void bench_print(const struct bench_table *table, bool as_json);

#endif
