/* Sign-ins: what a browser has after a link or a code. The token is made here, kept only as a keyed
 * hash, and looked up with each request. Run on the store's threads. */
#include "scheduler/store/sign_in_row.h"

#include <string.h>

#include <sodium.h>

#include "common/random.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/store.h"

static const char token_purpose[] = "sign_in";

void secret_make(const struct operation *operation, const char *purpose,
        char ret_text[LINK_SECRET_SIZE], uint8_t ret_hash[LOOKUP_BYTES])
{
    uint8_t random[LINK_SECRET_BYTES];
    random_bytes(random, sizeof(random));
    link_secret_make(random, ret_text);
    sealed_lookup(operation->sealer, purpose, ret_text, strlen(ret_text), ret_hash);
    sodium_memzero(random, sizeof(random));
}

enum err sign_in_insert(const struct operation *operation, struct id link, unix_s_t now,
        unix_s_t expires_at, struct sign_in_new *ret_sign_in)
{
    uint8_t hash[LOOKUP_BYTES];
    const struct actor *actor = &ret_sign_in->actor;
    ret_sign_in->sign_in = random_id();
    ret_sign_in->expires_at = expires_at;
    secret_make(operation, token_purpose, ret_sign_in->token, hash);
    struct query *query = db_query(operation->db,
            "INSERT INTO sign_in (id, token_hash, programme_id, account_id, session_id, link_id, "
            "created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    query_bind_id(query, 1, &ret_sign_in->sign_in);
    query_bind_bytes(query, 2, hash, sizeof(hash));
    query_bind_id(query, 3, &actor->programme);
    query_bind_id(query, 4, &actor->account);
    query_bind_id(query, 5, &actor->only_session);
    query_bind_id(query, 6, &link);
    query_bind_number(query, 7, now);
    query_bind_number(query, 8, expires_at);
    return query_run(query);
}

/* --- sign_in_find ----------------------------------------------------------------------------- */

/* False: ended. */
static bool sign_in_read(const struct query *query, struct sign_in_find_out *out)
{
    out->sign_in = query_id(query, 0);
    out->actor = (struct actor){
            .account = query_id(query, 1),
            .programme = query_id(query, 2),
            .only_session = query_id(query, 3),
            .role = (enum role)field_word(query, 6, role_names),
    };
    out->expires_at = query_number(query, 4);
    query_copy_text(query, 7, out->zone, sizeof(out->zone));
    query_copy_text(query, 8, out->language, sizeof(out->language));
    return query_is_null(query, 5);
}

static enum err sign_in_find_run(struct operation *operation, const void *in, void *out)
{
    const struct sign_in_find *call = in;
    struct sign_in_find_out found = {0};
    uint8_t hash[LOOKUP_BYTES];
    sealed_lookup(operation->sealer, token_purpose, call->token,
            strnlen(call->token, sizeof(call->token)), hash);
    struct query *query = db_query(operation->db,
            "SELECT i.id, i.account_id, i.programme_id, i.session_id, i.expires_at, i.ended_at, "
            "a.role, a.zone, a.language, a.ended_at FROM sign_in i "
            "JOIN account a ON a.id = i.account_id WHERE i.token_hash = $1");
    query_bind_bytes(query, 1, hash, sizeof(hash));
    bool is_there = query_next(query) && sign_in_read(query, &found);
    bool is_over = is_there && (found.expires_at <= call->now || !query_is_null(query, 9));
    enum err err = query_end(query);
    if (err)
        return err;
    if (!is_there)
        return error_set(operation->error, ERR_NOT_FOUND, NULL, "Nobody is signed in by this.");
    if (is_over)
        return error_set(operation->error, ERR_EXPIRED, NULL, "This sign-in is over.");
    *(struct sign_in_find_out *)out = found;
    return ERR_OK;
}

const struct store_call sign_in_find = {
        .name = "sign_in.find",
        .in_size = sizeof(struct sign_in_find),
        .out_size = sizeof(struct sign_in_find_out),
        .run = sign_in_find_run,
};

/* --- sign_in_end ------------------------------------------------------------------------------ */

static enum err sign_in_check(const struct operation *operation, const struct sign_in_end *call)
{
    struct query *query =
            db_query(operation->db, "SELECT 1 FROM sign_in WHERE id = $1 AND account_id = $2");
    query_bind_id(query, 1, &call->sign_in);
    query_bind_id(query, 2, &call->write.actor.account);
    bool is_there = query_next(query);
    enum err err = query_end(query);
    return err || is_there ? err
                           : error_set(operation->error, ERR_NOT_FOUND, NULL, "It is not there.");
}

static enum err sign_in_end_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct sign_in_end *call = in;
    enum err err = sign_in_check(operation, call);
    if (err)
        return err;
    operation->object = call->sign_in;
    struct query *query =
            db_query(operation->db, "UPDATE sign_in SET ended_at = $3 "
                                    "WHERE id = $1 AND account_id = $2 AND ended_at IS NULL");
    query_bind_id(query, 1, &call->sign_in);
    query_bind_id(query, 2, &call->write.actor.account);
    query_bind_number(query, 3, call->write.now);
    return query_run(query);
}

const struct store_call sign_in_end = {
        .name = "sign_in.end",
        .in_size = sizeof(struct sign_in_end),
        .out_size = sizeof(struct sign_in_end_out),
        .is_write = true,
        .run = sign_in_end_run,
};

/* --- sign_ins_list ---------------------------------------------------------------------------- */

static enum err sign_ins_list_run(struct operation *operation, const void *in, void *out)
{
    const struct sign_ins_list *call = in;
    struct sign_ins_list_out *found = out;
    struct query *query = db_query(operation->db,
            "SELECT i.id, l.kind, i.created_at, i.expires_at FROM sign_in i "
            "JOIN link l ON l.id = i.link_id WHERE i.account_id = $1 AND i.ended_at IS NULL "
            "AND i.expires_at > $2 ORDER BY i.created_at DESC, i.id LIMIT $3");
    query_bind_id(query, 1, &call->actor.account);
    query_bind_number(query, 2, call->now);
    query_bind_number(query, 3, SIGN_INS_MAX);
    found->count = 0;
    while (query_next(query)) {
        found->rows[found->count++] = (struct sign_in_row){
                .id = query_id(query, 0),
                .kind = (enum link_kind)field_word(query, 1, link_kind_names),
                .created_at = query_number(query, 2),
                .expires_at = query_number(query, 3),
        };
    }
    return query_end(query);
}

const struct store_call sign_ins_list = {
        .name = "sign_ins.list",
        .in_size = sizeof(struct sign_ins_list),
        .out_size = sizeof(struct sign_ins_list_out),
        .run = sign_ins_list_run,
};

/* --- sign_ins_end_others --------------------------------------------------------------------- */

static enum err sign_ins_end_others_run(struct operation *operation, const void *in, void *out)
{
    (void)out;
    const struct sign_ins_end_others *call = in;
    operation->object = call->write.actor.account;
    struct query *query =
            db_query(operation->db, "UPDATE sign_in SET ended_at = $3 "
                                    "WHERE account_id = $1 AND id <> $2 AND ended_at IS NULL");
    query_bind_id(query, 1, &call->write.actor.account);
    query_bind_id(query, 2, &call->but);
    query_bind_number(query, 3, call->write.now);
    return query_run(query);
}

const struct store_call sign_ins_end_others = {
        .name = "sign_ins.end_others",
        .in_size = sizeof(struct sign_ins_end_others),
        .out_size = sizeof(struct sign_ins_end_others_out),
        .is_write = true,
        .run = sign_ins_end_others_run,
};
