/* A row of the audit, and the end of its chain, as they are read. For those who seal and check. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_AUDIT_ROW_H
#define PORCHLIGHT_SCHEDULER_STORE_AUDIT_ROW_H

#include "scheduler/core/audit_chain.h"

struct query;

/* In the order in which audit_row_read takes them, from column 0. */
#define AUDIT_ROW_COLUMNS                                                                          \
    "a.seq, a.at, a.account_id, a.role, a.programme_id, a.action, a.object_id, a.purpose"
enum { AUDIT_ROW_COLUMN_COUNT = 8 };

/* Lends the query's bytes, until its next row. */
struct audit_row audit_row_read(const struct query *query);

/* A seal's bytes, lent; NULL: it is not AUDIT_SEAL_BYTES long. */
const uint8_t *audit_seal_read(const struct query *query, int column);

/* From columns place, seq, seal. A seal of another length becomes zeros. */
struct audit_head audit_head_read(const struct query *query, int column);

#endif
