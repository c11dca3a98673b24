/* Greed: all pairs sorted by counting, taken while both are free. */
#include "tests/bench/pairing_floor.h"

#include <string.h>

/* Indexes of all pairs that may be, best first. Returns how many. */
static size_t pairs_sort(const struct assign_cohort *cohort, uint32_t *ret_order)
{
    size_t begins[FLOOR_SCORES + 1] = {0}, cells = cohort->people * cohort->coaches;
    for (size_t i = 0; i < cells; i++) {
        if (cohort->scores[i] != ASSIGN_FORBIDDEN)
            begins[FLOOR_SCORES - cohort->scores[i]]++;
    }
    for (size_t i = 1; i <= FLOOR_SCORES; i++)
        begins[i] += begins[i - 1];
    for (size_t i = 0; i < cells; i++) {
        if (cohort->scores[i] != ASSIGN_FORBIDDEN)
            ret_order[begins[FLOOR_SCORES - 1 - cohort->scores[i]]++] = (uint32_t)i;
    }
    return begins[FLOOR_SCORES];
}

struct assign_total floor_pair(
        const struct assign_cohort *cohort, const struct floor_memory *memory)
{
    struct assign_total total = {0};
    size_t count = pairs_sort(cohort, memory->order);
    memset(memory->paired, 0, cohort->people);
    memcpy(memory->places, cohort->capacity, cohort->coaches * sizeof(memory->places[0]));
    for (size_t i = 0; i < count; i++) {
        size_t person = memory->order[i] / cohort->coaches;
        size_t coach = memory->order[i] % cohort->coaches;
        if (memory->paired[person] || memory->places[coach] == 0)
            continue;
        memory->paired[person] = 1;
        memory->places[coach]--;
        total.paired++;
        total.score += cohort->scores[memory->order[i]];
    }
    return total;
}
