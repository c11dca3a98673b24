/* Writes the messages that a relay sends, and knows every message's name. Called on the signalling
 * thread; the texts it is given are checked already (SDP comes from sdp_write). */
#include "common/json.h"
#include "relay/core/message.h"

static const char *const type_names[] = {
        [MESSAGE_HELLO] = "hello",
        [MESSAGE_CHALLENGE] = "challenge",
        [MESSAGE_JOIN] = "join",
        [MESSAGE_JOINED] = "joined",
        [MESSAGE_KNOCK] = "knock",
        [MESSAGE_ADMIT] = "admit",
        [MESSAGE_ADMITTED] = "admit",
        [MESSAGE_STATE] = "state",
        [MESSAGE_STATS] = "stats",
        [MESSAGE_OFFER] = "offer",
        [MESSAGE_ANSWER] = "answer",
        [MESSAGE_RESTART] = "restart",
        [MESSAGE_TEXT] = "text",
        [MESSAGE_ACK] = "ack",
        [MESSAGE_PING] = "ping",
        [MESSAGE_PONG] = "pong",
        [MESSAGE_REPLACED] = "replaced",
        [MESSAGE_DRAIN] = "drain",
        [MESSAGE_LEAVE] = "leave",
        [MESSAGE_ERROR] = "error",
};

static const char *const code_names[] = {
        [MESSAGE_MALFORMED] = "malformed",
        [MESSAGE_NOT_ALLOWED] = "not_allowed",
        [MESSAGE_NOT_NOW] = "not_now",
        [MESSAGE_STALE] = "stale",
        [MESSAGE_TOO_MANY] = "too_many",
        [MESSAGE_FULL] = "full",
        [MESSAGE_EXPIRED] = "expired",
        [MESSAGE_MOVED] = "moved",
        [MESSAGE_INTERNAL] = "internal",
};

static const char *const role_names[] = {[SEAT_COACH] = "coach", [SEAT_PERSON] = "person"};

static const char *const device_names[] = {
        [MESSAGE_DEVICE_FIRST] = "first",
        [MESSAGE_DEVICE_ANOTHER] = "another",
};

static const char *const peer_names[] = {
        [MESSAGE_PEER_ABSENT] = "absent",
        [MESSAGE_PEER_HERE] = "here",
        [MESSAGE_PEER_AWAY] = "away",
        [MESSAGE_PEER_LEFT] = "left",
};

static const char *const negotiate_names[] = {
        [MESSAGE_NEGOTIATE_OFFER] = "offer",
        [MESSAGE_NEGOTIATE_ANSWER] = "answer",
        [MESSAGE_NEGOTIATE_NONE] = "none",
};

static const char *const purpose_names[] = {
        [MESSAGE_PURPOSE_CHECK] = "check",
        [MESSAGE_PURPOSE_CALL] = "call",
};

const char *message_type_name(enum message_type type)
{
    return type_names[type];
}

const char *message_code_name(enum message_code code)
{
    return code_names[code];
}

enum message_code message_code_of(enum err err)
{
    switch (err) {
    case ERR_INPUT:
        return MESSAGE_MALFORMED;
    case ERR_LIMIT:
        return MESSAGE_TOO_MANY;
    case ERR_NOT_FOUND:
    case ERR_FORBIDDEN:
    case ERR_SIGNATURE:
        return MESSAGE_NOT_ALLOWED;
    case ERR_NOT_NOW:
    case ERR_CONFLICT:
        return MESSAGE_NOT_NOW;
    case ERR_EXPIRED:
        return MESSAGE_EXPIRED;
    case ERR_OK:
    case ERR_MEMORY:
    case ERR_CHANGED:
    case ERR_IO:
    case ERR_INTERNAL:
        return MESSAGE_INTERNAL;
    }
    return MESSAGE_INTERNAL;
}

static void write_hello(struct json *json, const struct message_hello *hello)
{
    json_set_number(json, "version", MESSAGE_VERSION);
    json_set_text(json, "relay", hello->relay);
    json_set_number(json, "ping_ms", hello->ping_ms);
}

static void write_joined(struct json *json, const struct message_joined *joined)
{
    json_set_id(json, "call", joined->call);
    json_set_id(json, "seat", joined->seat);
    json_set_text(json, "role", role_names[joined->role]);
    json_set_number(json, "generation", joined->generation);
    json_set_bool(json, "admitted", joined->admitted);
    json_set_text(json, "resume", joined->resume);
}

static void write_knock(struct json *json, const struct message_knock *knock)
{
    json_set_id(json, "call", knock->call);
    json_set_id(json, "seat", knock->seat);
    json_set_bytes(json, "cnf", knock->cnf.bytes, sizeof(knock->cnf.bytes));
    json_set_text(json, "device", device_names[knock->device]);
    json_set_number(json, "waiting_ms", knock->waiting_ms);
}

static void write_admitted(struct json *json, const struct message_admitted *admitted)
{
    json_set_id(json, "call", admitted->call);
    json_set_text(json, "resume", admitted->resume);
}

static void write_state(struct json *json, const struct message_state *state)
{
    json_set_id(json, "call", state->call);
    json_set_number(json, "leg", state->leg);
    json_set_number(json, "epoch", state->epoch);
    json_set_text(json, "peer", peer_names[state->peer]);
    json_set_text(json, "negotiate", negotiate_names[state->negotiate]);
}

/* The beat has the same figures, but for what concerns the pages alone. */
static struct json *figures_json(const struct leg_quality *quality)
{
    struct json *json = leg_quality_json(quality);
    if (quality->unchecked_ms != LEG_UNMEASURED)
        json_set_number(json, "unchecked_ms", quality->unchecked_ms);
    return json;
}

static void write_stats(struct json *json, const struct message_stats *stats)
{
    json_set_id(json, "call", stats->call);
    json_set_take(json, "own", figures_json(&stats->own));
    if (stats->has_far)
        json_set_take(json, "far", figures_json(&stats->far));
}

static void write_description(struct json *json, const struct message *message)
{
    const struct message_description *description = &message->description;
    json_set_id(json, "call", description->call);
    json_set_number(json, "leg", description->leg);
    json_set_number(json, "epoch", description->epoch);
    if (message->type == MESSAGE_OFFER)
        json_set_text(json, "purpose", purpose_names[description->purpose]);
    json_set_text(json, "sdp", description->sdp);
}

static void write_text(struct json *json, const struct message_text *text)
{
    json_set_id(json, "call", text->call);
    json_set_id(json, "id", text->id);
    json_set_number(json, "seq", text->seq);
    json_set_text(json, "body", text->body);
}

static void write_ack(struct json *json, const struct message_ack *ack)
{
    json_set_id(json, "call", ack->call);
    json_set_id(json, "id", ack->id);
    json_set_number(json, "seq", ack->seq);
}

static void write_error(struct json *json, const struct message_error *error)
{
    json_set_text(json, "code", code_names[error->code]);
    json_set_text(json, "text", error->text);
    if (error->of)
        json_set_text(json, "of", error->of);
    if (error->field && error->field[0])
        json_set_text(json, "field", error->field);
}

/* false: a page's message, which the relay does not send. */
static bool write_fields(struct json *json, const struct message *message)
{
    switch (message->type) {
    case MESSAGE_HELLO:
        write_hello(json, &message->hello);
        return true;
    case MESSAGE_CHALLENGE:
        json_set_bytes(json, "nonce", message->challenge.nonce, PROOF_NONCE_BYTES);
        return true;
    case MESSAGE_JOINED:
        write_joined(json, &message->joined);
        return true;
    case MESSAGE_KNOCK:
        write_knock(json, &message->knock);
        return true;
    case MESSAGE_ADMITTED:
        write_admitted(json, &message->admitted);
        return true;
    case MESSAGE_STATE:
        write_state(json, &message->state);
        return true;
    case MESSAGE_STATS:
        write_stats(json, &message->stats);
        return true;
    case MESSAGE_OFFER:
    case MESSAGE_ANSWER:
        write_description(json, message);
        return true;
    case MESSAGE_TEXT:
        write_text(json, &message->text);
        return true;
    case MESSAGE_ACK:
        write_ack(json, &message->ack);
        return true;
    case MESSAGE_PONG:
        json_set_number(json, "n", message->ping.n);
        return true;
    case MESSAGE_REPLACED:
    case MESSAGE_DRAIN:
        return true;
    case MESSAGE_ERROR:
        write_error(json, &message->error);
        return true;
    case MESSAGE_JOIN:
    case MESSAGE_ADMIT:
    case MESSAGE_RESTART:
    case MESSAGE_PING:
    case MESSAGE_LEAVE:
        return false;
    }
    return false;
}

char *message_write(const struct message *message, size_t *ret_len)
{
    struct json *json = json_object_create();
    json_set_text(json, "type", message_type_name(message->type));
    if (write_fields(json, message))
        return json_text_take(json, ret_len);
    json_destroy(json);
    return NULL;
}
