/* Writes accounts. Called when a coordinator adds a person and by the tools. What names somebody
 * or reaches them is sealed here, on the way in. */
#include "scheduler/store/account_row.h"

#include <string.h>

#include "scheduler/core/text.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

const char *const reach_kind_names[] = {
        [REACH_NONE] = "none",
        [REACH_PHONE] = "phone",
        [REACH_MAIL] = "mail",
        NULL,
};

struct seal_place account_place(struct id account, const char *column)
{
    return (struct seal_place){.table = "account", .column = column, .row = account};
}

static enum err account_check(const struct operation *operation, const struct account *account)
{
    struct error *error = operation->error;
    const struct zone *zone;
    bool has_value = account->reach_value[0] != '\0';
    if (!account->nickname[0] || !text_is_plain(account->nickname, strlen(account->nickname)))
        return error_set(error, ERR_INPUT, "nickname", "Give a name of one line.");
    if (!text_is_plain(account->reach_value, strlen(account->reach_value)) ||
            has_value != (account->reach_kind != REACH_NONE))
        return error_set(error, ERR_INPUT, "reach_value", "Give a number or address, or none.");
    if (!account->language[0])
        return error_set(error, ERR_INPUT, "language", "Choose a language.");
    if (zones_get(operation->zones, account->zone, &zone, NULL) != ERR_OK)
        return error_set(error, ERR_INPUT, "zone", "This is no time zone.");
    return ERR_OK;
}

struct account_sealed {
    struct sealed_field nickname;
    struct sealed_field introduction;
    struct sealed_field reach;
    uint8_t reach_lookup[LOOKUP_BYTES];
};

static enum err account_seal(const struct operation *operation, const struct account *account,
        struct account_sealed *ret)
{
    enum err err = field_seal(
            operation, account_place(account->id, "nickname"), account->nickname, &ret->nickname);
    if (!err)
        err = field_seal(operation, account_place(account->id, "introduction"),
                account->introduction, &ret->introduction);
    if (!err)
        err = field_seal(
                operation, account_place(account->id, "reach"), account->reach_value, &ret->reach);
    sealed_lookup(operation->sealer, "reach", account->reach_value, strlen(account->reach_value),
            ret->reach_lookup);
    return err;
}

static enum err row_insert(const struct operation *operation, const struct account *account,
        const struct account_sealed *sealed, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO account (id, programme_id, role, nickname_sealed, introduction_sealed, "
            "reach_kind, reach_sealed, reach_lookup, zone, language, created_at) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    query_bind_id(query, 1, &account->id);
    query_bind_id(query, 2, &account->programme);
    query_bind_text(query, 3, role_names[account->role]);
    query_bind_bytes(query, 4, sealed->nickname.bytes, sealed->nickname.len);
    query_bind_bytes(query, 5, sealed->introduction.bytes, sealed->introduction.len);
    query_bind_text(query, 6, reach_kind_names[account->reach_kind]);
    if (account->reach_kind != REACH_NONE) {
        query_bind_bytes(query, 7, sealed->reach.bytes, sealed->reach.len);
        query_bind_bytes(query, 8, sealed->reach_lookup, LOOKUP_BYTES);
    }
    query_bind_text(query, 9, account->zone);
    query_bind_text(query, 10, account->language);
    query_bind_number(query, 11, now);
    return query_run(query);
}

enum err account_insert(
        const struct operation *operation, const struct account *account, unix_s_t now)
{
    struct account_sealed sealed;
    enum err err = account_check(operation, account);
    if (!err)
        err = account_seal(operation, account, &sealed);
    if (!err)
        err = row_insert(operation, account, &sealed, now);
    if (err == ERR_CONFLICT)
        error_set(operation->error, err, "reach_value", "Somebody is reached there already.");
    return err;
}
