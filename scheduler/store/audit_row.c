/* Reads rows of the audit byte by byte as they stand: whoever changed one may have put anything
 * there. Called by audit_seal and audit_verify. */
#include "scheduler/store/audit_row.h"

#include <string.h>

#include "scheduler/store/db.h"

static struct audit_bytes bytes_read(const struct query *query, int column)
{
    struct audit_bytes bytes = {.is_null = query_is_null(query, column)};
    if (!bytes.is_null)
        bytes.data = query_bytes(query, column, &bytes.len);
    return bytes;
}

struct audit_row audit_row_read(const struct query *query)
{
    return (struct audit_row){
            .seq = query_number(query, 0),
            .at = query_number(query, 1),
            .account = bytes_read(query, 2),
            .role = bytes_read(query, 3),
            .programme = bytes_read(query, 4),
            .action = bytes_read(query, 5),
            .object = bytes_read(query, 6),
            .purpose = bytes_read(query, 7),
    };
}

const uint8_t *audit_seal_read(const struct query *query, int column)
{
    size_t len;
    const void *seal = query_bytes(query, column, &len);
    return len == AUDIT_SEAL_BYTES ? seal : NULL;
}

struct audit_head audit_head_read(const struct query *query, int column)
{
    struct audit_head head = {
            .place = query_number(query, column), .seq = query_number(query, column + 1)};
    const uint8_t *seal = audit_seal_read(query, column + 2);
    if (seal)
        memcpy(head.seal, seal, AUDIT_SEAL_BYTES);
    return head;
}
