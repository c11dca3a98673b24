/* Seals and opens what somebody said for being paired. Called by its own operations and by whoever
 * asks whether two may be brought together. */
#include "scheduler/store/pairing_row.h"

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/sealed.h"

static struct seal_place pairing_place(struct id account)
{
    return (struct seal_place){.table = "pairing", .column = "said", .row = account};
}

enum err pairing_open(const struct operation *operation, const struct query *query, int column,
        struct id account, struct pairing *ret_pairing)
{
    if (query_is_null(query, column)) {
        *ret_pairing = (struct pairing){0};
        return ERR_OK;
    }
    uint8_t plain[PAIRING_BYTES_MAX];
    size_t sealed_len, len;
    const uint8_t *sealed = query_bytes(query, column, &sealed_len);
    enum err err = sealed_open(operation->sealer, pairing_place(account), sealed, sealed_len, plain,
            sizeof(plain), &len);
    return err ? err : pairing_read(operation->vocabulary, plain, len, ret_pairing);
}

enum err pairing_load(
        const struct operation *operation, struct id account, struct pairing *ret_pairing)
{
    struct query *query =
            db_query(operation->db, "SELECT said_sealed FROM pairing WHERE account_id = $1");
    query_bind_id(query, 1, &account);
    enum err err = ERR_OK;
    *ret_pairing = (struct pairing){0};
    if (query_next(query))
        err = pairing_open(operation, query, 0, account, ret_pairing);
    enum err ended = query_end(query);
    return err ? err : ended;
}

enum err pairing_save(const struct operation *operation, const struct member *account,
        const struct pairing *pairing)
{
    uint8_t plain[PAIRING_BYTES_MAX], sealed[PAIRING_BYTES_MAX + SEALED_OVERHEAD];
    size_t len, sealed_len;
    enum err err = pairing_write(operation->vocabulary, pairing, plain, sizeof(plain), &len);
    if (!err)
        err = sealed_close(operation->sealer, pairing_place(account->id), plain, len, sealed,
                sizeof(sealed), &sealed_len);
    if (err)
        return err;
    struct query *query = db_query(operation->db,
            "INSERT INTO pairing (account_id, programme_id, said_sealed) VALUES ($1, $2, $3) "
            "ON CONFLICT (account_id) DO UPDATE SET said_sealed = excluded.said_sealed");
    query_bind_id(query, 1, &account->id);
    query_bind_id(query, 2, &account->programme);
    query_bind_bytes(query, 3, sealed, sealed_len);
    return query_run(query);
}
