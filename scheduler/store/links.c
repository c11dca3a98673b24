/* Using what lets somebody in: seat links, sign-in links, card codes. Looking at one changes
 * nothing; only "Continue" does. Run on the store's threads. */
#include "scheduler/store/links.h"

#include <string.h>

#include "scheduler/core/booking.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/sign_in_row.h"
#include "scheduler/store/store.h"

const char *const link_kind_names[] = {
        [LINK_SEAT] = "seat",
        [LINK_SIGN_IN] = "sign_in",
        [LINK_CARD] = "card",
        NULL,
};

struct link_row {
    struct id id;
    enum link_kind kind;
    struct actor actor; /* whom it lets in */
    bool is_over;       /* revoked, or its account has ended */
    bool is_used;
    unix_s_t expires_at; /* 0: never by itself */
    bool has_browser;
    uint8_t browser[32];
    unix_s_t session_end_at; /* seat links */
    enum booking_status session_status;
};

static struct link_row link_read(const struct query *query)
{
    struct link_row link = {
            .id = query_id(query, 0),
            .kind = (enum link_kind)field_word(query, 1, link_kind_names),
            .actor = {.account = query_id(query, 2),
                    .programme = query_id(query, 3),
                    .role = (enum role)field_word(query, 4, role_names),
                    .only_session = query_id(query, 5)},
            .is_over = !query_is_null(query, 6) || !query_is_null(query, 7),
            .is_used = !query_is_null(query, 8),
            .expires_at = query_number(query, 9),
            .session_end_at = query_number(query, 11),
            .session_status = (enum booking_status)field_word(query, 12, booking_status_names),
    };
    size_t len;
    const void *browser = query_bytes(query, 10, &len);
    link.has_browser = len == sizeof(link.browser);
    if (link.has_browser)
        memcpy(link.browser, browser, sizeof(link.browser));
    return link;
}

static enum err link_by_hash(const struct operation *operation, const char *purpose,
        const char *secret, size_t len, struct link_row *ret_link)
{
    uint8_t hash[LOOKUP_BYTES];
    sealed_lookup(operation->sealer, purpose, secret, len, hash);
    struct query *query = db_query(operation->db,
            "SELECT l.id, l.kind, l.account_id, l.programme_id, a.role, l.session_id, "
            "l.revoked_at, a.ended_at, l.used_at, l.expires_at, l.browser_hash, s.end_at, s.status "
            "FROM link l JOIN account a ON a.id = l.account_id "
            "LEFT JOIN session s ON s.id = l.session_id WHERE l.secret_hash = $1");
    query_bind_bytes(query, 1, hash, sizeof(hash));
    bool found = query_next(query);
    if (found)
        *ret_link = link_read(query);
    enum err err = query_end(query);
    if (!err && !found)
        err = error_set(operation->error, ERR_NOT_FOUND, NULL, "There is nothing here.");
    return err;
}

static bool link_is_open(const struct link_row *link, unix_s_t now)
{
    if (link->is_over || (link->expires_at != 0 && link->expires_at <= now))
        return false;
    switch (link->kind) {
    case LINK_SEAT:
        return booking_is_held(link->session_status) && now < link->session_end_at;
    case LINK_SIGN_IN:
        return !link->is_used;
    case LINK_CARD:
        return true;
    }
    return false;
}

static enum err link_open(const struct operation *operation, const char *secret, size_t size,
        unix_s_t now, struct link_row *ret_link)
{
    enum err err = link_by_hash(operation, "link", secret, strnlen(secret, size), ret_link);
    if (!err && !link_is_open(ret_link, now))
        err = error_set(operation->error, ERR_EXPIRED, NULL, "This link is over.");
    return err;
}

/* --- link_find -------------------------------------------------------------------------------- */

static enum err link_find_run(struct operation *operation, const void *in, void *out)
{
    const struct link_find *call = in;
    struct link_row link = {0};
    enum err err = link_open(operation, call->secret, sizeof(call->secret), call->now, &link);
    if (!err)
        ((struct link_find_out *)out)->kind = link.kind;
    return err;
}

const struct store_call link_find = {
        .name = "link.find",
        .in_size = sizeof(struct link_find),
        .out_size = sizeof(struct link_find_out),
        .run = link_find_run,
};

/* --- link_use and card_use -------------------------------------------------------------------- */

/* Unless it was used up or revoked since it was looked at. */
static enum err link_mark_used(const struct operation *operation, struct id link, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "UPDATE link SET used_at = $2 WHERE id = $1 AND revoked_at IS NULL "
            "AND (kind <> 'sign_in' OR used_at IS NULL)");
    query_bind_id(query, 1, &link);
    query_bind_number(query, 2, now);
    enum err err = query_run(query);
    if (!err && db_changes(operation->db) == 0)
        err = db_overtake(operation->db);
    return err;
}

static enum err link_enter(struct operation *operation, const struct link_row *link, unix_s_t now,
        struct sign_in_new *out)
{
    unix_s_t expires_at = link->kind == LINK_SEAT ? link->session_end_at + SEAT_SIGN_IN_LINGER_S
                                                  : now + SIGN_IN_LIFE_S;
    operation->object = link->actor.account;
    out->actor = link->actor;
    enum err err = link_mark_used(operation, link->id, now);
    return err ? err : sign_in_insert(operation, link->id, now, expires_at, out);
}

static bool is_other_browser(const struct link_row *link, const uint8_t browser[32])
{
    return link->has_browser && memcmp(link->browser, browser, sizeof(link->browser)) != 0;
}

static enum err link_use_run(struct operation *operation, const void *in, void *out)
{
    const struct link_use *call = in;
    unix_s_t now = call->write.now;
    struct link_row link = {0};
    enum err err = link_open(operation, call->secret, sizeof(call->secret), now, &link);
    if (err)
        return err;
    if (is_other_browser(&link, call->browser))
        return error_set(
                operation->error, ERR_FORBIDDEN, NULL, "Open it in the browser that asked for it.");
    return link_enter(operation, &link, now, out);
}

const struct store_call link_use = {
        .name = "link.use",
        .in_size = sizeof(struct link_use),
        .out_size = sizeof(struct sign_in_new),
        .is_write = true,
        .run = link_use_run,
};

/* Unknown and revoked codes get one answer. */
static enum err card_use_run(struct operation *operation, const void *in, void *out)
{
    const struct card_use *call = in;
    unix_s_t now = call->write.now;
    struct link_row link = {0};
    enum err err = link_by_hash(
            operation, "card", call->code, strnlen(call->code, sizeof(call->code)), &link);
    if (!err && !link_is_open(&link, now))
        err = error_set(operation->error, ERR_NOT_FOUND, NULL, "There is nothing here.");
    return err ? err : link_enter(operation, &link, now, out);
}

const struct store_call card_use = {
        .name = "card.use",
        .in_size = sizeof(struct card_use),
        .out_size = sizeof(struct sign_in_new),
        .is_write = true,
        .run = card_use_run,
};
