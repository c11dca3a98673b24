/* Reads the messages that a page may send. The table at the end is the list of them: a type that is
 * not in it cannot be parsed, be it unknown or the relay's own. Called on the signalling thread for
 * each WebSocket message; what the message may do now is the room's to say. */
#include "relay/core/message.h"

#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "common/token.h"

enum { TYPE_SIZE = 16 };

/* A message while it is being read: with what stands in JSON but not in struct message. */
struct reading {
    struct message message;
    char type[TYPE_SIZE];
    int purpose;
    char *ticket;
    char *resume;
};

static const char *const page_purposes[] = {"call", NULL}; /* a check leg's offer is the relay's */

#define AT(member_) offsetof(struct reading, message.member_)
#define TYPE_ROW                                                                                   \
    {                                                                                              \
        .name = "type", .kind = JSON_TEXT, .offset = offsetof(struct reading, type),               \
        .size = TYPE_SIZE, .max = TYPE_SIZE - 1                                                    \
    }
#define ID_ROW(name_, member_)                                                                     \
    {                                                                                              \
        .name = (name_), .kind = JSON_ID, .offset = AT(member_)                                    \
    }
#define NUMBER_ROW(name_, member_, max_)                                                           \
    {                                                                                              \
        .name = (name_), .kind = JSON_NUMBER, .offset = AT(member_), .max = (max_)                 \
    }
#define BYTES_ROW(name_, member_, size_)                                                           \
    {                                                                                              \
        .name = (name_), .kind = JSON_BYTES, .offset = AT(member_), .size = (size_)                \
    }
#define TOKEN_ROW(name_, member_)                                                                  \
    {                                                                                              \
        .name = (name_), .kind = JSON_LONG, .offset = offsetof(struct reading, member_), .min = 1, \
        .max = TOKEN_SIZE_MAX - 1, .is_optional = true                                             \
    }
#define LONG_ROW(name_, member_, max_)                                                             \
    {                                                                                              \
        .name = (name_), .kind = JSON_LONG, .offset = AT(member_), .min = 1, .max = (max_)         \
    }
#define COUNT(table_) (sizeof(table_) / sizeof((table_)[0]))

#define SEQ_MAX ((INT64_C(1) << 53) - 1)

static const struct json_field join_fields[] = {
        TYPE_ROW,
        BYTES_ROW("key", join.key.point, PROOF_POINT_BYTES),
        NUMBER_ROW("leg", join.leg, MESSAGE_LEG_MAX),
        TOKEN_ROW("resume", resume),
        BYTES_ROW("signature", join.signature, PROOF_SIGNATURE_BYTES),
        TOKEN_ROW("ticket", ticket),
};

static const struct json_field admit_fields[] = {
        TYPE_ROW,
        ID_ROW("call", admit.call),
        {.name = "cnf",
                .kind = JSON_BYTES,
                .offset = AT(admit.cnf),
                .size = sizeof(struct thumbprint),
                .is_optional = true},
        ID_ROW("seat", admit.seat),
};

static const struct json_field description_fields[] = {
        TYPE_ROW,
        ID_ROW("call", description.call),
        NUMBER_ROW("epoch", description.epoch, MESSAGE_LEG_MAX),
        NUMBER_ROW("leg", description.leg, MESSAGE_LEG_MAX),
        LONG_ROW("sdp", description.sdp, MESSAGE_SDP_MAX),
};

static const struct json_field offer_fields[] = {
        TYPE_ROW,
        ID_ROW("call", description.call),
        NUMBER_ROW("epoch", description.epoch, MESSAGE_LEG_MAX),
        NUMBER_ROW("leg", description.leg, MESSAGE_LEG_MAX),
        {.name = "purpose",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct reading, purpose),
                .choices = page_purposes},
        LONG_ROW("sdp", description.sdp, MESSAGE_SDP_MAX),
};

static const struct json_field text_fields[] = {
        TYPE_ROW,
        LONG_ROW("body", text.body, MESSAGE_BODY_MAX),
        ID_ROW("call", text.call),
        ID_ROW("id", text.id),
        NUMBER_ROW("seq", text.seq, SEQ_MAX),
};

static const struct json_field ack_fields[] = {
        TYPE_ROW,
        ID_ROW("call", ack.call),
        ID_ROW("id", ack.id),
        NUMBER_ROW("seq", ack.seq, SEQ_MAX),
};

static const struct json_field ping_fields[] = {
        TYPE_ROW,
        NUMBER_ROW("n", ping.n, SEQ_MAX),
};

static const struct json_field leave_fields[] = {
        TYPE_ROW,
        ID_ROW("call", leave.call),
};

static enum err join_finish(struct reading *reading, struct error *error);
static enum err offer_finish(struct reading *reading, struct error *error);

/* What a page may send. finish (may be NULL) does what a table of fields cannot say. */
static const struct page_message {
    enum message_type type;
    const struct json_field *fields;
    size_t field_count;
    enum err (*finish)(struct reading *reading, struct error *error);
} page_messages[] = {
        {MESSAGE_JOIN, join_fields, COUNT(join_fields), join_finish},
        {MESSAGE_ADMIT, admit_fields, COUNT(admit_fields), NULL},
        {MESSAGE_OFFER, offer_fields, COUNT(offer_fields), offer_finish},
        {MESSAGE_ANSWER, description_fields, COUNT(description_fields), NULL},
        {MESSAGE_RESTART, description_fields, COUNT(description_fields), NULL},
        {MESSAGE_TEXT, text_fields, COUNT(text_fields), NULL},
        {MESSAGE_ACK, ack_fields, COUNT(ack_fields), NULL},
        {MESSAGE_PING, ping_fields, COUNT(ping_fields), NULL},
        {MESSAGE_LEAVE, leave_fields, COUNT(leave_fields), NULL},
};

/* A ticket, a resume token, or both: then the ticket joins and the other tells who was let in. */
static enum err join_finish(struct reading *reading, struct error *error)
{
    struct message_join *join = &reading->message.join;
    if (!reading->ticket && !reading->resume) {
        return error_set(error, ERR_INPUT, "ticket", "Give a ticket or a resume token.");
    }
    join->is_resume = !reading->ticket;
    join->token = join->is_resume ? reading->resume : reading->ticket;
    join->admission = join->is_resume ? NULL : reading->resume;
    return ERR_OK;
}

static enum err offer_finish(struct reading *reading, struct error *error)
{
    (void)error;
    reading->message.description.purpose = MESSAGE_PURPOSE_CALL;
    return ERR_OK;
}

static const struct page_message *page_message_find(const char *type)
{
    for (size_t i = 0; i < COUNT(page_messages); i++)
        if (strcmp(message_type_name(page_messages[i].type), type) == 0)
            return &page_messages[i];
    return NULL;
}

const char *message_page_type(const char *text, size_t len)
{
    char type[TYPE_SIZE];
    if (len > MESSAGE_SIZE_MAX || json_peek_type(text, len, type, sizeof(type)))
        return NULL;
    const struct page_message *known = page_message_find(type);
    return known ? message_type_name(known->type) : NULL;
}

static enum err message_read(
        const struct json *json, struct message *ret_message, struct error *error)
{
    const char *type = json_get_text(json, "type");
    if (!type || strlen(type) >= TYPE_SIZE)
        return error_set(error, ERR_INPUT, "type", "Not a JSON object with a type.");
    const struct page_message *known = page_message_find(type);
    if (!known)
        return error_set(error, ERR_INPUT, "type", "A page does not send this type of message.");
    struct reading reading = {0};
    enum err err = json_read_value(json, known->fields, known->field_count, &reading, error);
    if (err)
        return err;
    reading.message.type = known->type;
    err = known->finish ? known->finish(&reading, error) : ERR_OK;
    if (!err)
        *ret_message = reading.message;
    return err;
}

enum err message_parse(
        const char *text, size_t len, struct message *ret_message, struct error *error)
{
    struct json *json = NULL;
    if (len > MESSAGE_SIZE_MAX)
        return error_set(error, ERR_LIMIT, NULL, "The message is longer than 64 KiB.");
    enum err err = json_parse(text, len, &json);
    if (err == ERR_MEMORY)
        return error_set(error, err, NULL, "There is not enough memory.");
    if (err)
        return error_set(error, ERR_INPUT, "type", "Not a JSON object with a type.");
    err = message_read(json, ret_message, error);
    json_destroy(json);
    return err;
}

void message_finish(struct message *message)
{
    switch (message->type) {
    case MESSAGE_JOIN:
        free(message->join.token);
        message->join.token = NULL;
        free(message->join.admission);
        message->join.admission = NULL;
        break;
    case MESSAGE_OFFER:
    case MESSAGE_ANSWER:
    case MESSAGE_RESTART:
        free(message->description.sdp);
        message->description.sdp = NULL;
        break;
    case MESSAGE_TEXT:
        free(message->text.body);
        message->text.body = NULL;
        break;
    case MESSAGE_HELLO:
    case MESSAGE_CHALLENGE:
    case MESSAGE_JOINED:
    case MESSAGE_KNOCK:
    case MESSAGE_ADMIT:
    case MESSAGE_ADMITTED:
    case MESSAGE_STATE:
    case MESSAGE_STATS:
    case MESSAGE_ACK:
    case MESSAGE_PING:
    case MESSAGE_PONG:
    case MESSAGE_REPLACED:
    case MESSAGE_DRAIN:
    case MESSAGE_LEAVE:
    case MESSAGE_ERROR:
        break;
    }
}
