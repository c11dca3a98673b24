/* Prints what the benchmarks measured. */
#include "tests/bench/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double bench_cpu_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

double bench_wall_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (*left > *right) - (*left < *right);
}

struct figure figure_of_count(double *values, size_t count)
{
    qsort(values, count, sizeof(values[0]), compare);
    return (struct figure){
            .median = values[count / 2], .low = values[0], .high = values[count - 1]};
}

struct figure figure_of(double values[BENCH_ROUNDS])
{
    return figure_of_count(values, BENCH_ROUNDS);
}

double bench_percentile(double *values, size_t count, unsigned percent)
{
    qsort(values, count, sizeof(values[0]), compare);
    return values[(count - 1) * percent / 100];
}

void bench_add(struct bench_table *table, struct bench_row row)
{
    if (table->count < BENCH_ROWS_MAX)
        table->rows[table->count++] = row;
}

static void json_number(const char *name, double number)
{
    if (number > 0)
        printf("\"%s\": %.6g, ", name, number);
    else
        printf("\"%s\": null, ", name);
}

static void json_row(const struct bench_row *row, const char *end)
{
    printf("  {\"bench\": \"%s\", \"case\": \"%s\", \"unit\": \"%s\", ", row->name, row->what,
            row->unit);
    printf("\"ours\": %.6g, \"ours_low\": %.6g, \"ours_high\": %.6g, ", row->ours.median,
            row->ours.low, row->ours.high);
    json_number("peer", row->peer);
    printf("\"peer_name\": %s%s%s, ", row->peer_name ? "\"" : "",
            row->peer_name ? row->peer_name : "null", row->peer_name ? "\"" : "");
    json_number("peer_ratio", row->is_peer_of_run ? row->ours.median / row->peer : 0);
    json_number("floor", row->floor.median);
    json_number("floor_low", row->floor.low);
    json_number("floor_high", row->floor.high);
    if (row->floor.median > 0)
        printf("\"ratio\": %.3g}%s\n", row->ours.median / row->floor.median, end);
    else
        printf("\"ratio\": null}%s\n", end);
}

static void text_row(const struct bench_row *row)
{
    char ours[48], floor[48] = "-", peer[64] = "-", ratio[16] = "-";
    snprintf(ours, sizeof(ours), "%.4g (%.4g-%.4g)", row->ours.median, row->ours.low,
            row->ours.high);
    if (row->peer > 0 && row->is_peer_of_run)
        snprintf(peer, sizeof(peer), "%.4g %s, ours/peer %.2f", row->peer, row->peer_name,
                row->ours.median / row->peer);
    else if (row->peer > 0)
        snprintf(peer, sizeof(peer), "%.4g %s", row->peer, row->peer_name);
    if (row->floor.median > 0) {
        snprintf(floor, sizeof(floor), "%.4g (%.4g-%.4g)", row->floor.median, row->floor.low,
                row->floor.high);
        snprintf(ratio, sizeof(ratio), "%.2f", row->ours.median / row->floor.median);
    }
    printf("%-13s %-44s %-6s %-27s %-34s %-27s %s\n", row->name, row->what, row->unit, ours, peer,
            floor, ratio);
}

void bench_print(const struct bench_table *table, bool as_json)
{
    if (as_json) {
        printf("[\n");
        for (size_t i = 0; i < table->count; i++)
            json_row(&table->rows[i], i + 1 < table->count ? "," : "");
        printf("]\n");
        return;
    }
    printf("%-13s %-44s %-6s %-27s %-34s %-27s %s\n", "bench", "case", "unit", "ours (low-high)",
            "peer", "floor (low-high)", "ours/floor");
    for (size_t i = 0; i < table->count; i++)
        text_row(&table->rows[i]);
}
