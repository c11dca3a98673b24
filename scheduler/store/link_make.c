/* Making links and card codes. A secret leaves here once, in the answer; the database keeps its
 * keyed hash. Run on the writer. */
#include "scheduler/store/links.h"

#include <string.h>

#include "common/random.h"
#include "scheduler/store/db.h"
#include "scheduler/store/lock.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/scope.h"
#include "scheduler/store/session_row.h"
#include "scheduler/store/sign_in_row.h"
#include "scheduler/store/store.h"

static enum err sign_ins_end(const struct operation *operation, struct id account,
        enum link_kind kind, struct id session, unix_s_t now)
{
    struct query *query = db_query(operation->db,
            "UPDATE sign_in SET ended_at = $4 WHERE account_id = $1 AND ended_at IS NULL "
            "AND link_id IN (SELECT id FROM link WHERE account_id = $1 AND kind = $2 "
            "AND (session_id = $3 OR $3 IS NULL) AND revoked_at IS NULL)");
    query_bind_id(query, 1, &account);
    query_bind_text(query, 2, link_kind_names[kind]);
    query_bind_id(query, 3, &session);
    query_bind_number(query, 4, now);
    return query_run(query);
}

enum err links_revoke(const struct operation *operation, struct id account, enum link_kind kind,
        struct id session, unix_s_t now)
{
    enum err err = sign_ins_end(operation, account, kind, session, now);
    if (err)
        return err;
    struct query *query = db_query(operation->db,
            "UPDATE link SET revoked_at = $4 WHERE account_id = $1 AND kind = $2 "
            "AND (session_id = $3 OR $3 IS NULL) AND revoked_at IS NULL");
    query_bind_id(query, 1, &account);
    query_bind_text(query, 2, link_kind_names[kind]);
    query_bind_id(query, 3, &session);
    query_bind_number(query, 4, now);
    return query_run(query);
}

struct link_facts {
    enum link_kind kind;
    struct id account;
    struct id programme;
    struct id session;      /* seat links */
    const uint8_t *browser; /* sign-in links: 32 bytes; NULL: whichever comes first */
    unix_s_t now;
    unix_s_t expires_at; /* 0: never by itself */
};

static enum err link_insert(const struct operation *operation, const struct link_facts *facts,
        const uint8_t hash[LOOKUP_BYTES])
{
    struct id id = random_id();
    struct query *query = db_query(operation->db,
            "INSERT INTO link (id, kind, secret_hash, programme_id, account_id, session_id, "
            "browser_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
            "ON CONFLICT (secret_hash) DO NOTHING"); /* seat_link_again's is there already */
    query_bind_id(query, 1, &id);
    query_bind_text(query, 2, link_kind_names[facts->kind]);
    query_bind_bytes(query, 3, hash, LOOKUP_BYTES);
    query_bind_id(query, 4, &facts->programme);
    query_bind_id(query, 5, &facts->account);
    query_bind_id(query, 6, &facts->session);
    if (facts->browser)
        query_bind_bytes(query, 7, facts->browser, 32);
    query_bind_number(query, 8, facts->now);
    if (facts->expires_at)
        query_bind_number(query, 9, facts->expires_at);
    return query_run(query);
}

static enum err link_make(
        const struct operation *operation, const struct link_facts *facts, struct link_new *out)
{
    uint8_t hash[LOOKUP_BYTES];
    secret_make(operation, "link", out->secret, hash);
    out->expires_at = facts->expires_at;
    return link_insert(operation, facts, hash);
}

/* --- seat_link_make --------------------------------------------------------------------------- */

/* The seat of who is signed in by a link that is about to be revoked. Who came another way keeps
 * it. */
static enum err seat_revoke(
        const struct operation *operation, struct id session, struct seat_revoked *ret)
{
    struct query *query = db_query(operation->db,
            "SELECT call_id, person_seat_id, relay FROM session WHERE id = $1 AND relay IS NOT "
            "NULL "
            "AND EXISTS (SELECT 1 FROM sign_in i JOIN link l ON l.id = i.link_id "
            "WHERE l.session_id = $1 AND l.kind = 'seat' AND i.ended_at IS NULL)");
    query_bind_id(query, 1, &session);
    if (query_next(query)) {
        ret->call = query_id(query, 0);
        ret->seat = query_id(query, 1);
        query_copy_text(query, 2, ret->relay, sizeof(ret->relay));
    }
    return query_end(query);
}

static enum err seat_link_make_run(struct operation *operation, const void *in, void *out)
{
    const struct seat_link_make *call = in;
    const struct write *write = &call->write;
    struct session_row row;
    operation->object = call->session;
    enum err err = lock_row(operation, LOCK_SESSION, call->session);
    if (!err)
        err = session_row_find(operation, &write->actor, call->session, &row);
    if (err)
        return err;
    if (write->actor.role == ROLE_PERSON)
        return error_set(operation->error, ERR_FORBIDDEN, NULL, "This is not yours to do.");
    if (!booking_is_held(row.status) || row.end_at <= write->now)
        return error_set(operation->error, ERR_NOT_NOW, "session", "This session is over.");
    if (row.offered_until && write->actor.role == ROLE_COACH) /* the yes is the person's to say */
        return error_set(operation->error, ERR_NOT_NOW, "session", "It is only offered yet.");
    struct seat_revoked *revoked = &((struct link_new *)out)->revoked;
    err = seat_revoke(operation, row.id, revoked);
    if (!err)
        err = links_revoke(operation, row.person, LINK_SEAT, row.id, write->now);
    if (err)
        return err;
    struct link_facts facts = {
            .kind = LINK_SEAT,
            .account = row.person,
            .programme = row.programme,
            .session = row.id,
            .now = write->now,
            .expires_at = row.end_at,
    };
    return link_make(operation, &facts, out);
}

const struct store_call seat_link_make = {
        .name = "seat_link.make",
        .in_size = sizeof(struct seat_link_make),
        .out_size = sizeof(struct link_new),
        .is_write = true,
        .run = seat_link_make_run,
};

/* --- seat_link_again -------------------------------------------------------------------------- */

static enum err revocations_count(
        const struct operation *operation, struct id session, int64_t *ret_count)
{
    struct query *query = db_query(operation->db,
            "SELECT COUNT(*) FROM link WHERE session_id = $1 AND kind = 'seat' "
            "AND revoked_at IS NOT NULL");
    query_bind_id(query, 1, &session);
    *ret_count = query_next(query) ? query_number(query, 0) : 0;
    return query_end(query);
}

enum err seat_link_again(const struct operation *operation, const struct seat_link_facts *facts,
        char ret_secret[LINK_SECRET_SIZE])
{
    struct { /* no padding: hashed as it stands */
        struct id session;
        struct id person;
        int64_t revocations;
    } seed = {.session = facts->session, .person = facts->person};
    uint8_t random[LOOKUP_BYTES], hash[LOOKUP_BYTES];
    enum err err = revocations_count(operation, facts->session, &seed.revocations);
    if (err)
        return err;
    sealed_lookup(operation->sealer, "seat link", &seed, sizeof(seed), random);
    link_secret_make(random, ret_secret);
    sealed_lookup(operation->sealer, "link", ret_secret, strlen(ret_secret), hash);
    const struct link_facts link = {
            .kind = LINK_SEAT,
            .account = facts->person,
            .programme = facts->programme,
            .session = facts->session,
            .now = facts->now,
            .expires_at = facts->expires_at,
    };
    return link_insert(operation, &link, hash);
}

/* --- sign_in_link_make ------------------------------------------------------------------------ */

static enum err sign_in_scope(const struct operation *operation, const struct actor *actor,
        struct id account, struct member *ret_member)
{
    enum err err = member_find(operation, account, ROLE_NOBODY, "account", ret_member);
    if (err || actor->role == ROLE_OPERATOR || actor->role == ROLE_SYSTEM)
        return err;
    err = scope_role(operation, actor, ROLE_COORDINATOR);
    if (!err && (!id_equal(ret_member->programme, actor->programme) ||
                        ret_member->role == ROLE_OPERATOR))
        err = error_set(operation->error, ERR_NOT_FOUND, "account", "There is none by this id.");
    return err;
}

static bool is_set(const uint8_t browser[32])
{
    static const uint8_t none[32];
    return memcmp(browser, none, sizeof(none)) != 0;
}

static enum err sign_in_link_make_run(struct operation *operation, const void *in, void *out)
{
    const struct sign_in_link_make *call = in;
    struct member member;
    operation->object = call->account;
    enum err err = sign_in_scope(operation, &call->write.actor, call->account, &member);
    if (err)
        return err;
    struct link_facts facts = {
            .kind = LINK_SIGN_IN,
            .account = member.id,
            .programme = member.programme,
            .browser = is_set(call->browser) ? call->browser : NULL,
            .now = call->write.now,
            .expires_at = call->write.now + SIGN_IN_LINK_LIFE_S,
    };
    return link_make(operation, &facts, out);
}

const struct store_call sign_in_link_make = {
        .name = "sign_in_link.make",
        .in_size = sizeof(struct sign_in_link_make),
        .out_size = sizeof(struct link_new),
        .is_write = true,
        .run = sign_in_link_make_run,
};

/* --- card_make -------------------------------------------------------------------------------- */

static enum err card_make_run(struct operation *operation, const void *in, void *out)
{
    const struct card_make *call = in;
    struct card_make_out *ret = out;
    const struct write *write = &call->write;
    struct member person;
    operation->object = call->person;
    enum err err = scope_role(operation, &write->actor, ROLE_COORDINATOR);
    if (!err)
        err = scope_person(operation, &write->actor, call->person, &person);
    if (!err)
        err = lock_row(operation, LOCK_ACCOUNT, person.id);
    if (!err)
        err = links_revoke(operation, person.id, LINK_CARD, (struct id){0}, write->now);
    if (err)
        return err;
    uint8_t random[LINK_CODE_BYTES], hash[LOOKUP_BYTES];
    random_bytes(random, sizeof(random));
    link_code_make(random, ret->code);
    sealed_lookup(operation->sealer, "card", ret->code, strlen(ret->code), hash);
    struct link_facts facts = {
            .kind = LINK_CARD,
            .account = person.id,
            .programme = person.programme,
            .now = write->now,
    };
    return link_insert(operation, &facts, hash);
}

const struct store_call card_make = {
        .name = "card.make",
        .in_size = sizeof(struct card_make),
        .out_size = sizeof(struct card_make_out),
        .is_write = true,
        .run = card_make_run,
};
