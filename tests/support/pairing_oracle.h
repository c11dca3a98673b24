/* The oracle of core/assign: the same cohort as a flow, by the network simplex of LEMON, a C++
 * library that others have tested for years. For tests and the benchmark; the one file of C++. */
#ifndef PORCHLIGHT_TESTS_SUPPORT_PAIRING_ORACLE_H
#define PORCHLIGHT_TESTS_SUPPORT_PAIRING_ORACLE_H

#include <stdbool.h>

#include "scheduler/core/assign.h"

#ifdef __cplusplus
extern "C" {
#endif

struct pairing_oracle;

/* The graph, and the solver with its tables made; cohort is only read here. NULL: no memory. */
struct pairing_oracle *pairing_oracle_create(const struct assign_cohort *cohort);
void pairing_oracle_destroy(struct pairing_oracle *oracle);

/* May be run again. false: the solver found no optimum. */
bool pairing_oracle_run(struct pairing_oracle *oracle);

/* After pairing_oracle_run. */
struct assign_total pairing_oracle_total(const struct pairing_oracle *oracle);

#ifdef __cplusplus
}
#endif

#endif
