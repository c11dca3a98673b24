/* Every message of docs/protocol.md: what a page may send is read, what it may not is refused by
 * name, and what the relay sends is written as the document says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/base64url.h"
#include "common/token.h"
#include "relay/core/message.h"

#define CALL "AAAAAAAAAAAAAAAAAAAAAQ"
#define SEAT "AAAAAAAAAAAAAAAAAAAAAg"

static enum err parse(const char *text, struct message *ret_message, struct error *error)
{
    size_t len = strlen(text);
    char *exact = malloc(len + 1);
    assert_non_null(exact);
    memcpy(exact, text, len + 1);
    enum err err = message_parse(exact, len, ret_message, error);
    free(exact);
    return err;
}

static void refuses(const char *text, const char *field)
{
    struct message message;
    struct error error = {0};
    assert_int_equal(parse(text, &message, &error), ERR_INPUT);
    assert_string_equal(error.field, field);
    assert_true(strlen(error.text) > 0);
}

/* A join with the given first fields; the key and signature are of the right size. */
static char *join_text(const char *fields)
{
    static char text[TOKEN_SIZE_MAX + 2048];
    static const uint8_t key[PROOF_POINT_BYTES] = {4, 1};
    static const uint8_t signature[PROOF_SIGNATURE_BYTES] = {5};
    char key_text[BASE64URL_SIZE(PROOF_POINT_BYTES)];
    char signature_text[BASE64URL_SIZE(PROOF_SIGNATURE_BYTES)];
    base64url_encode(key, sizeof(key), key_text, sizeof(key_text));
    base64url_encode(signature, sizeof(signature), signature_text, sizeof(signature_text));
    snprintf(text, sizeof(text),
            "{\"type\":\"join\",%s\"key\":\"%s\",\"signature\":\"%s\",\"leg\":7}", fields, key_text,
            signature_text);
    return text;
}

static void test_join_reads_a_ticket(void **state)
{
    struct message message;
    (void)state;
    assert_int_equal(parse(join_text("\"ticket\":\"v1.k.p.s\","), &message, NULL), ERR_OK);
    assert_int_equal(message.type, MESSAGE_JOIN);
    assert_string_equal(message.join.token, "v1.k.p.s");
    assert_false(message.join.is_resume);
    assert_int_equal(message.join.key.point[1], 1);
    assert_int_equal(message.join.signature[0], 5);
    assert_int_equal(message.join.leg, 7);
    message_finish(&message);
    assert_null(message.join.token);
}

static void test_join_reads_a_resume_token(void **state)
{
    struct message message;
    (void)state;
    assert_int_equal(parse(join_text("\"resume\":\"r1.p.m\","), &message, NULL), ERR_OK);
    assert_string_equal(message.join.token, "r1.p.m");
    assert_true(message.join.is_resume);
    message_finish(&message);
}

static void test_join_by_ticket_may_bring_what_another_relay_knew(void **state)
{
    struct message message;
    (void)state;
    assert_int_equal(
            parse(join_text("\"ticket\":\"v1.k.p.s\",\"resume\":\"r1.p.m\","), &message, NULL),
            ERR_OK);
    assert_string_equal(message.join.token, "v1.k.p.s");
    assert_false(message.join.is_resume);
    assert_string_equal(message.join.admission, "r1.p.m");
    message_finish(&message);
    assert_null(message.join.admission);
}

static void test_join_needs_a_token(void **state)
{
    (void)state;
    refuses(join_text(""), "ticket");
    refuses(join_text("\"ticket\":\"\","), "ticket");
}

/* A join whose ticket has len characters. */
static char *join_with_ticket(size_t len)
{
    static char fields[TOKEN_SIZE_MAX + 64] = "\"ticket\":\"";
    memset(fields + 10, 'x', len);
    strcpy(fields + 10 + len, "\",");
    return join_text(fields);
}

static void test_join_takes_a_token_up_to_its_size(void **state)
{
    struct message message;
    struct error error;
    (void)state;
    assert_int_equal(parse(join_with_ticket(TOKEN_SIZE_MAX - 1), &message, NULL), ERR_OK);
    message_finish(&message);
    assert_int_not_equal(parse(join_with_ticket(TOKEN_SIZE_MAX), &message, &error), ERR_OK);
    assert_string_equal(error.field, "ticket");
}

static void test_join_refuses_a_short_key(void **state)
{
    (void)state;
    refuses("{\"type\":\"join\",\"ticket\":\"a\",\"key\":\"BAEB\",\"signature\":\"BAEB\",\"leg\":"
            "0}",
            "key");
}

static void test_a_page_s_short_messages_are_read(void **state)
{
    struct message message;
    (void)state;
    assert_int_equal(parse("{\"type\":\"admit\",\"call\":\"" CALL "\",\"seat\":\"" SEAT "\"}",
                             &message, NULL),
            ERR_OK);
    assert_int_equal(message.type, MESSAGE_ADMIT);
    assert_int_equal(message.admit.call.bytes[15], 1);
    assert_int_equal(message.admit.seat.bytes[15], 2);
    assert_int_equal(parse("{\"type\":\"admit\",\"call\":\"" CALL "\",\"seat\":\"" SEAT
                           "\",\"cnf\":\"_wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                             &message, NULL),
            ERR_OK);
    assert_int_equal(message.admit.cnf.bytes[0], 0xff);
    assert_int_equal(parse("{\"type\":\"ping\",\"n\":12}", &message, NULL), ERR_OK);
    assert_int_equal(message.type, MESSAGE_PING);
    assert_int_equal(message.ping.n, 12);
    assert_int_equal(parse("{\"type\":\"leave\",\"call\":\"" CALL "\"}", &message, NULL), ERR_OK);
    assert_int_equal(message.type, MESSAGE_LEAVE);
    assert_int_equal(parse("{\"type\":\"ack\",\"call\":\"" CALL "\",\"id\":\"" SEAT "\",\"seq\":3}",
                             &message, NULL),
            ERR_OK);
    assert_int_equal(message.type, MESSAGE_ACK);
    assert_int_equal(message.ack.seq, 3);
    message_finish(&message); /* holds nothing, and may be finished all the same */
}

#define TRANSPORT "\"call\":\"" CALL "\",\"leg\":3,\"epoch\":4"

static void test_descriptions_are_read_with_leg_and_epoch(void **state)
{
    static const struct {
        const char *text;
        enum message_type type;
    } cases[] = {
            {"{\"type\":\"offer\"," TRANSPORT ",\"purpose\":\"call\",\"sdp\":\"v=0\\r\\n\"}",
                    MESSAGE_OFFER},
            {"{\"type\":\"answer\"," TRANSPORT ",\"sdp\":\"v=0\\r\\n\"}", MESSAGE_ANSWER},
            {"{\"type\":\"restart\"," TRANSPORT ",\"sdp\":\"v=0\\r\\n\"}", MESSAGE_RESTART},
    };
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct message message;
        assert_int_equal(parse(cases[i].text, &message, NULL), ERR_OK);
        assert_int_equal(message.type, cases[i].type);
        assert_int_equal(message.description.leg, 3);
        assert_int_equal(message.description.epoch, 4);
        assert_string_equal(message.description.sdp, "v=0\r\n");
        if (cases[i].type == MESSAGE_OFFER)
            assert_int_equal(message.description.purpose, MESSAGE_PURPOSE_CALL);
        message_finish(&message);
    }
}

static void test_only_the_relay_offers_a_check_leg(void **state)
{
    (void)state;
    refuses("{\"type\":\"offer\"," TRANSPORT ",\"purpose\":\"check\",\"sdp\":\"v=0\"}", "purpose");
    refuses("{\"type\":\"offer\"," TRANSPORT ",\"sdp\":\"v=0\"}", "purpose");
    refuses("{\"type\":\"answer\"," TRANSPORT ",\"purpose\":\"call\",\"sdp\":\"v=0\"}", "purpose");
}

static void test_J4_a_page_cannot_send_what_the_relay_sends(void **state)
{
    static const char *const types[] = {
            "hello", "challenge", "joined", "knock", "state", "pong", "replaced", "drain", "error"};
    (void)state;
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        char text[64];
        snprintf(text, sizeof(text), "{\"type\":\"%s\"}", types[i]);
        refuses(text, "type");
    }
    refuses("{\"type\":\"admit\",\"call\":\"" CALL "\",\"resume\":\"r1.a.b\"}", "resume");
    refuses("{\"type\":\"admit\",\"call\":\"" CALL "\",\"seat\":\"" SEAT "\",\"cnf\":\"_w\"}",
            "cnf");
}

static void test_J4_an_unknown_type_is_an_error(void **state)
{
    (void)state;
    refuses("{\"type\":\"teapot\"}", "type");
    refuses("{\"type\":\"\"}", "type");
    refuses("{\"type\":\"joinjoinjoinjoinjoinjoin\"}", "type");
    refuses("{\"type\":7}", "type");
    refuses("{}", "type");
    refuses("[]", "type");
    refuses("", "type");
    refuses("hello", "type");
}

static void test_J4_a_field_that_is_not_listed_is_refused(void **state)
{
    (void)state;
    refuses("{\"type\":\"ping\",\"n\":1,\"role\":\"coach\"}", "role");
    refuses("{\"type\":\"leave\",\"call\":\"" CALL "\",\"seat\":\"" SEAT "\"}", "seat");
}

static void test_J4_a_field_that_is_there_twice_is_refused(void **state)
{
    struct message message;
    (void)state;
    assert_int_equal(parse("{\"type\":\"ping\",\"n\":1,\"n\":2}", &message, NULL), ERR_INPUT);
    assert_int_equal(
            parse("{\"type\":\"ping\",\"type\":\"leave\",\"n\":1}", &message, NULL), ERR_INPUT);
}

static void test_numbers_and_ids_are_checked(void **state)
{
    (void)state;
    refuses("{\"type\":\"ping\",\"n\":-1}", "n");
    refuses("{\"type\":\"ping\",\"n\":1.5}", "n");
    refuses("{\"type\":\"ping\",\"n\":9007199254740993}", "n");
    refuses("{\"type\":\"ping\",\"n\":\"1\"}", "n");
    refuses("{\"type\":\"leave\",\"call\":\"short\"}", "call");
    refuses("{\"type\":\"leave\"}", "call");
    refuses("{\"type\":\"answer\",\"call\":\"" CALL
            "\",\"leg\":2147483648,\"epoch\":1,\"sdp\":\"v=0\"}",
            "leg");
}

/* A text message whose body has len characters. */
static enum err parse_body(size_t len, struct error *error)
{
    static char text[MESSAGE_SIZE_MAX + 256];
    static char body[MESSAGE_SIZE_MAX];
    struct message message;
    memset(body, 'x', len);
    body[len] = '\0';
    snprintf(text, sizeof(text),
            "{\"type\":\"text\",\"call\":\"" CALL "\",\"id\":\"" SEAT
            "\",\"seq\":1,\"body\":\"%s\"}",
            body);
    enum err err = parse(text, &message, error);
    if (!err) {
        assert_int_equal(strlen(message.text.body), len);
        message_finish(&message);
    }
    return err;
}

static void test_a_body_of_4_kib_passes_and_a_longer_one_does_not(void **state)
{
    struct error error;
    (void)state;
    assert_int_equal(parse_body(MESSAGE_BODY_MAX, &error), ERR_OK);
    assert_int_not_equal(parse_body(MESSAGE_BODY_MAX + 1, &error), ERR_OK);
    assert_string_equal(error.field, "body");
}

static void test_J4_a_message_over_64_kib_is_refused_unread(void **state)
{
    static char text[MESSAGE_SIZE_MAX + 1];
    struct message message;
    (void)state;
    memset(text, ' ', sizeof(text));
    assert_int_equal(message_parse(text, sizeof(text), &message, NULL), ERR_LIMIT);
}

static void test_J4_depth_is_limited(void **state)
{
    struct message message;
    char text[256] = "{\"type\":\"ping\",\"n\":";
    (void)state;
    memset(text + strlen(text), '[', 40);
    memset(text + strlen(text), ']', 40);
    strcat(text, "}");
    assert_int_equal(parse(text, &message, NULL), ERR_INPUT);
}

/* --- written -----------------------------------------------------------------------------------
 */

static void writes(const struct message *message, const char *expected)
{
    size_t len = 0;
    char *text = message_write(message, &len);
    assert_non_null(text);
    assert_string_equal(text, expected);
    assert_int_equal(len, strlen(expected));
    free(text);
}

static struct id id_of(uint8_t last)
{
    struct id id = {{0}};
    id.bytes[ID_BYTES - 1] = last;
    return id;
}

static void test_hello_and_challenge_are_written(void **state)
{
    struct message hello = {.type = MESSAGE_HELLO, .hello = {.relay = "r1", .ping_ms = 5000}};
    struct message challenge = {.type = MESSAGE_CHALLENGE, .challenge = {.nonce = {255}}};
    (void)state;
    writes(&hello, "{\"type\":\"hello\",\"version\":1,\"relay\":\"r1\",\"ping_ms\":5000}");
    writes(&challenge, "{\"type\":\"challenge\","
                       "\"nonce\":\"_wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}");
}

static void test_joined_and_admit_are_written(void **state)
{
    struct message joined = {.type = MESSAGE_JOINED,
            .joined = {.call = id_of(1),
                    .seat = id_of(2),
                    .role = SEAT_PERSON,
                    .generation = 3,
                    .admitted = false,
                    .resume = "r1.a.b"}};
    struct message admitted = {
            .type = MESSAGE_ADMITTED, .admitted = {.call = id_of(1), .resume = "r1.a.b"}};
    (void)state;
    writes(&joined, "{\"type\":\"joined\",\"call\":\"" CALL "\",\"seat\":\"" SEAT
                    "\",\"role\":\"person\",\"generation\":3,\"admitted\":false,"
                    "\"resume\":\"r1.a.b\"}");
    writes(&admitted, "{\"type\":\"admit\",\"call\":\"" CALL "\",\"resume\":\"r1.a.b\"}");
}

static void test_knock_and_state_are_written(void **state)
{
    struct message knock = {.type = MESSAGE_KNOCK,
            .knock = {.call = id_of(1),
                    .seat = id_of(2),
                    .cnf = {.bytes = {0xff}},
                    .device = MESSAGE_DEVICE_ANOTHER,
                    .waiting_ms = 1500}};
    struct message state_message = {.type = MESSAGE_STATE,
            .state = {.call = id_of(1),
                    .leg = 3,
                    .epoch = 4,
                    .peer = MESSAGE_PEER_AWAY,
                    .negotiate = MESSAGE_NEGOTIATE_NONE}};
    (void)state;
    writes(&knock, "{\"type\":\"knock\",\"call\":\"" CALL "\",\"seat\":\"" SEAT
                   "\",\"cnf\":\"_wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
                   "\"device\":\"another\",\"waiting_ms\":1500}");
    writes(&state_message, "{\"type\":\"state\",\"call\":\"" CALL
                           "\",\"leg\":3,\"epoch\":4,\"peer\":\"away\",\"negotiate\":\"none\"}");
}

static void test_descriptions_are_written(void **state)
{
    char sdp[] = "v=0\r\n";
    struct message message = {.type = MESSAGE_OFFER,
            .description = {.call = id_of(1),
                    .leg = 3,
                    .epoch = 4,
                    .purpose = MESSAGE_PURPOSE_CHECK,
                    .sdp = sdp}};
    (void)state;
    writes(&message, "{\"type\":\"offer\",\"call\":\"" CALL
                     "\",\"leg\":3,\"epoch\":4,\"purpose\":\"check\",\"sdp\":\"v=0\\r\\n\"}");
    message.type = MESSAGE_ANSWER;
    writes(&message, "{\"type\":\"answer\",\"call\":\"" CALL
                     "\",\"leg\":3,\"epoch\":4,\"sdp\":\"v=0\\r\\n\"}");
}

static void test_text_ack_and_pong_are_written(void **state)
{
    char body[] = "sealed";
    struct message text = {.type = MESSAGE_TEXT,
            .text = {.call = id_of(1), .id = id_of(2), .seq = 5, .body = body}};
    struct message ack = {.type = MESSAGE_ACK, .ack = {.call = id_of(1), .id = id_of(2), .seq = 5}};
    struct message pong = {.type = MESSAGE_PONG, .ping = {.n = 6}};
    (void)state;
    writes(&text, "{\"type\":\"text\",\"call\":\"" CALL "\",\"id\":\"" SEAT
                  "\",\"seq\":5,\"body\":\"sealed\"}");
    writes(&ack, "{\"type\":\"ack\",\"call\":\"" CALL "\",\"id\":\"" SEAT "\",\"seq\":5}");
    writes(&pong, "{\"type\":\"pong\",\"n\":6}");
}

static void test_an_error_names_what_it_is_about(void **state)
{
    struct message message = {
            .type = MESSAGE_ERROR, .error = {.code = MESSAGE_NOT_NOW, .text = "Not now."}};
    struct message replaced = {.type = MESSAGE_REPLACED};
    struct message drain = {.type = MESSAGE_DRAIN};
    (void)state;
    writes(&message, "{\"type\":\"error\",\"code\":\"not_now\",\"text\":\"Not now.\"}");
    message.error.of = message_type_name(MESSAGE_ANSWER);
    message.error.field = "sdp";
    writes(&message, "{\"type\":\"error\",\"code\":\"not_now\",\"text\":\"Not now.\","
                     "\"of\":\"answer\",\"field\":\"sdp\"}");
    writes(&replaced, "{\"type\":\"replaced\"}");
    writes(&drain, "{\"type\":\"drain\"}");
}

static void test_the_relay_does_not_send_what_a_page_sends(void **state)
{
    static const enum message_type types[] = {
            MESSAGE_JOIN, MESSAGE_ADMIT, MESSAGE_RESTART, MESSAGE_PING, MESSAGE_LEAVE};
    size_t len;
    (void)state;
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct message message = {.type = types[i]};
        assert_null(message_write(&message, &len));
    }
}

/* What one page may send on to the other comes out as it went in. */
static void test_a_text_goes_round_unchanged(void **state)
{
    static const char text[] = "{\"type\":\"text\",\"call\":\"" CALL "\",\"id\":\"" SEAT
                               "\",\"seq\":1,\"body\":\"h\xc3\xa9llo \\\"you\\\"\\n\"}";
    struct message message;
    (void)state;
    assert_int_equal(parse(text, &message, NULL), ERR_OK);
    assert_string_equal(message.text.body, "h\xc3\xa9llo \"you\"\n");
    writes(&message, text);
    message_finish(&message);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_join_reads_a_ticket),
            cmocka_unit_test(test_join_reads_a_resume_token),
            cmocka_unit_test(test_join_by_ticket_may_bring_what_another_relay_knew),
            cmocka_unit_test(test_join_needs_a_token),
            cmocka_unit_test(test_join_takes_a_token_up_to_its_size),
            cmocka_unit_test(test_join_refuses_a_short_key),
            cmocka_unit_test(test_a_page_s_short_messages_are_read),
            cmocka_unit_test(test_descriptions_are_read_with_leg_and_epoch),
            cmocka_unit_test(test_only_the_relay_offers_a_check_leg),
            cmocka_unit_test(test_J4_a_page_cannot_send_what_the_relay_sends),
            cmocka_unit_test(test_J4_an_unknown_type_is_an_error),
            cmocka_unit_test(test_J4_a_field_that_is_not_listed_is_refused),
            cmocka_unit_test(test_J4_a_field_that_is_there_twice_is_refused),
            cmocka_unit_test(test_numbers_and_ids_are_checked),
            cmocka_unit_test(test_a_body_of_4_kib_passes_and_a_longer_one_does_not),
            cmocka_unit_test(test_J4_a_message_over_64_kib_is_refused_unread),
            cmocka_unit_test(test_J4_depth_is_limited),
            cmocka_unit_test(test_hello_and_challenge_are_written),
            cmocka_unit_test(test_joined_and_admit_are_written),
            cmocka_unit_test(test_knock_and_state_are_written),
            cmocka_unit_test(test_descriptions_are_written),
            cmocka_unit_test(test_text_ack_and_pong_are_written),
            cmocka_unit_test(test_an_error_names_what_it_is_about),
            cmocka_unit_test(test_the_relay_does_not_send_what_a_page_sends),
            cmocka_unit_test(test_a_text_goes_round_unchanged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
