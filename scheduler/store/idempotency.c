/* Keeps the first answer of a write under (account, route, key), in the write's own transaction: a
 * request that was stored but never answered gets its answer when it comes again. Called by the
 * writer. Answers are sealed: they hold names, cookies and secret links. */
#include "scheduler/store/idempotency.h"

#include <stdlib.h>
#include <string.h>

#include "common/bytes.h"
#include "common/random.h"
#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/sealed.h"
#include "scheduler/store/write.h"

enum {
    FORGET_EVERY = 16,    /* writes, a power of two */
    FORGET_AT_ONCE = 128, /* rows, so that none piles up */
    HEAD_TEXTS = 3,
    HEAD_BYTES = 2 + 2 * HEAD_TEXTS + ANSWER_TYPE_SIZE + ANSWER_LOCATION_SIZE + ANSWER_COOKIE_SIZE,
    IS_COUNTED = 0x8000, /* with the status: each text of the head follows its length. Without, in
                            what was kept before, it fills the size of its field */
    PLAIN_MAX = HEAD_BYTES + ANSWER_BODY_MAX,
};

static struct seal_place answer_place(struct id row)
{
    return (struct seal_place){.table = "idempotency", .column = "answer_sealed", .row = row};
}

/* --- the answer as bytes: its head, then the body -------------------------------------------- */

static void text_write(struct bytes_out *out, const char *text)
{
    size_t len = strlen(text);
    bytes_put_u16(out, (uint16_t)len);
    bytes_put(out, text, len);
}

static size_t answer_write(const struct answer *answer, uint8_t *plain, size_t max)
{
    struct bytes_out out = bytes_out_to(plain, max);
    bytes_put_u16(&out, (uint16_t)(answer->status | IS_COUNTED));
    text_write(&out, answer->content_type);
    text_write(&out, answer->location);
    text_write(&out, answer->cookie);
    bytes_put(&out, answer->body, answer->body_len);
    return out.failed ? 0 : out.len;
}

static void text_read(struct bytes *in, bool is_counted, char *ret_text, size_t size)
{
    size_t len = is_counted ? bytes_u16(in) : size - 1;
    const uint8_t *text = len < size ? bytes_take(in, len) : NULL;
    if (text)
        memcpy(ret_text, text, len);
    ret_text[text ? len : 0] = '\0';
    in->failed |= !text || (!is_counted && !bytes_take(in, 1));
}

static enum err answer_read(const uint8_t *plain, size_t len, struct answer *ret_answer)
{
    struct bytes in = bytes_from(plain, len);
    uint16_t status = bytes_u16(&in);
    bool is_counted = status & IS_COUNTED;
    struct answer answer = {.status = status & ~IS_COUNTED};
    text_read(&in, is_counted, answer.content_type, sizeof(answer.content_type));
    text_read(&in, is_counted, answer.location, sizeof(answer.location));
    text_read(&in, is_counted, answer.cookie, sizeof(answer.cookie));
    if (in.failed)
        return ERR_INTERNAL;
    answer.body_len = bytes_left(&in);
    if (answer.body_len > 0) {
        answer.body = malloc(answer.body_len);
        if (!answer.body)
            return ERR_MEMORY;
        memcpy(answer.body, bytes_take(&in, answer.body_len), answer.body_len);
    }
    *ret_answer = answer;
    return ERR_OK;
}

/* --- finding ---------------------------------------------------------------------------------- */

static enum err answer_open(
        const struct operation *operation, const struct query *query, struct answer *ret_answer)
{
    if (query_is_null(query, 2))
        return ERR_OK;
    size_t sealed_len;
    const uint8_t *sealed = query_bytes(query, 2, &sealed_len);
    uint8_t *plain = malloc(PLAIN_MAX);
    if (!plain)
        return ERR_MEMORY;
    size_t len = 0;
    enum err err = sealed_open(operation->sealer, answer_place(query_id(query, 0)), sealed,
            sealed_len, plain, PLAIN_MAX, &len);
    if (!err)
        err = answer_read(plain, len, ret_answer);
    free(plain);
    return err;
}

static bool is_same_request(const struct query *query, const struct write *write)
{
    size_t len;
    const uint8_t *hash = query_bytes(query, 1, &len);
    return len == sizeof(write->request_hash) && memcmp(hash, write->request_hash, len) == 0;
}

enum err idempotency_find(
        const struct operation *operation, const struct write *write, struct answer *ret_answer)
{
    struct query *query =
            db_query(operation->db, "SELECT id, request_hash, answer_sealed FROM idempotency "
                                    "WHERE account_id = $1 AND route = $2 AND key = $3");
    query_bind_bytes(query, 1, write->actor.account.bytes, ID_BYTES);
    query_bind_text(query, 2, write->route);
    query_bind_text(query, 3, write->key);
    bool found = query_next(query);
    enum err err = ERR_OK;
    if (found && !is_same_request(query, write))
        err = error_set(operation->error, ERR_CONFLICT, "idempotency_key",
                "This key was used for another request.");
    else if (found)
        err = answer_open(operation, query, ret_answer);
    enum err ended = query_end(query);
    if (err || ended)
        return err ? err : ended;
    return found ? ERR_OK : ERR_NOT_FOUND;
}

/* --- keeping ---------------------------------------------------------------------------------- */

/* By one write in FORGET_EVERY, picked by its random id: others who write at the same time would
 * wait for the same old rows. seq goes by age, nearly. */
static enum err old_forget(const struct operation *operation, struct id id, unix_s_t now)
{
    if (id.bytes[0] % FORGET_EVERY != 0)
        return ERR_OK;
    struct query *query = db_query(operation->db,
            "DELETE FROM idempotency WHERE created_at < $1 "
            "AND seq < (SELECT seq FROM idempotency ORDER BY seq LIMIT 1) + $2");
    query_bind_number(query, 1, now - IDEMPOTENCY_LIFE_S);
    query_bind_number(query, 2, FORGET_AT_ONCE);
    return query_post(query);
}

/* sealed is NULL where there is no answer. */
static enum err row_insert(const struct operation *operation, const struct write *write,
        struct id id, const uint8_t *sealed, size_t len)
{
    struct query *query = db_query(operation->db,
            "INSERT INTO idempotency (id, account_id, route, key, request_hash, answer_sealed, "
            "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    query_bind_id(query, 1, &id);
    query_bind_bytes(query, 2, write->actor.account.bytes, ID_BYTES);
    query_bind_text(query, 3, write->route);
    query_bind_text(query, 4, write->key);
    query_bind_bytes(query, 5, write->request_hash, sizeof(write->request_hash));
    if (sealed)
        query_bind_bytes(query, 6, sealed, len);
    else
        query_bind_null(query, 6);
    query_bind_number(query, 7, write->now);
    return query_post(query);
}

static enum err answer_seal(const struct operation *operation, const struct answer *answer,
        struct id id, uint8_t *plain, size_t max, uint8_t *sealed, size_t *ret_len)
{
    size_t len = answer_write(answer, plain, max);
    if (len == 0)
        return ERR_LIMIT;
    return sealed_close(operation->sealer, answer_place(id), plain, len, sealed,
            max + SEALED_OVERHEAD, ret_len);
}

static enum err answer_keep(const struct operation *operation, const struct write *write,
        struct id id, const struct answer *answer)
{
    if (answer->body_len > ANSWER_BODY_MAX)
        return ERR_LIMIT;
    size_t len = 0, max = HEAD_BYTES + answer->body_len;
    uint8_t *plain = malloc(max);
    uint8_t *sealed = malloc(max + SEALED_OVERHEAD);
    enum err err = plain && sealed ? ERR_OK : ERR_MEMORY;
    if (!err)
        err = answer_seal(operation, answer, id, plain, max, sealed, &len);
    if (!err)
        err = row_insert(operation, write, id, sealed, len);
    free(sealed);
    free(plain);
    return err;
}

enum err idempotency_keep(
        const struct operation *operation, const struct write *write, const struct answer *answer)
{
    struct id id = random_id();
    enum err err = answer->status == 0 ? row_insert(operation, write, id, NULL, 0)
                                       : answer_keep(operation, write, id, answer);
    return err ? err : old_forget(operation, id, write->now);
}
