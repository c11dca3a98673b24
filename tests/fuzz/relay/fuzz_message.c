/* Messages: nothing leaks or crashes, reading costs steps in proportion, and what one page may send
 * on to the other is written as a message that reads the same. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "relay/core/message.h"
#include "tests/fuzz/relay/steps.h"

enum { STEPS_FIXED = 4000, STEPS_EACH = 40 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static int is_same(const struct message *a, const struct message *b)
{
    if (a->type != b->type)
        return 0;
    if (a->type == MESSAGE_TEXT)
        return a->text.seq == b->text.seq && strcmp(a->text.body, b->text.body) == 0;
    if (a->type == MESSAGE_ACK)
        return a->ack.seq == b->ack.seq && id_equal(a->ack.id, b->ack.id);
    return a->description.epoch == b->description.epoch &&
           strcmp(a->description.sdp, b->description.sdp) == 0;
}

static void check_round_trip(const struct message *message)
{
    struct message again;
    size_t len = 0;
    char *text = message_write(message, &len);
    if (!text)
        abort();
    if (len <= MESSAGE_SIZE_MAX) {
        if (message_parse(text, len, &again, NULL) || !is_same(message, &again))
            abort();
        message_finish(&again);
    }
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct message message;
    struct error error = {0};
    steps_begin();
    enum err err = message_parse((const char *)data, len, &message, &error);
    steps_require(len, STEPS_FIXED, STEPS_EACH);
    if (err) {
        if (error.text[0] == '\0')
            abort(); /* each refusal has its sentence */
        return 0;
    }
    switch ((int)message.type) {
    case MESSAGE_OFFER:
    case MESSAGE_ANSWER:
    case MESSAGE_TEXT:
    case MESSAGE_ACK:
        check_round_trip(&message);
    }
    message_finish(&message);
    return 0;
}
