/* Checks as a browser sends them, made by libnice's client half, and checks as nobody should send
 * them, put together attribute by attribute. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <netinet/in.h>
#include <stun/usages/ice.h>

#include "common/bytes.h"
#include "relay/core/stun.h"

#define OUR_UFRAG "relayufrag"
#define OUR_PWD "relaypasswordrelaypassword"
#define PAGE_UFRAG "hYIQ"

static const struct stun_credentials credentials = {
        .local_ufrag = OUR_UFRAG,
        .local_pwd = OUR_PWD,
        .remote_ufrag = PAGE_UFRAG,
};

static struct address v4_source(void)
{
    return address_from_v4((const uint8_t[]){192, 0, 2, 1}, 40000, TRANSPORT_UDP);
}

static struct address v6_source(void)
{
    return (struct address){.ip = {0x20, 0x01, 0x0d, 0xb8, [15] = 7}, .port = 40001};
}

/* --- a page's check, by libnice ------------------------------------------------------------ */

struct check {
    StunAgent agent;
    StunMessage message;
    uint8_t data[512];
    size_t len;
};

static void check_make_with(
        struct check *check, const char *username, const char *pwd, bool nominates, bool controls)
{
    static const uint16_t known[] = {0x0008, 0x0020, 0}; /* integrity, XOR-MAPPED-ADDRESS */
    stun_agent_init(&check->agent, known, STUN_COMPATIBILITY_RFC5389,
            STUN_AGENT_USAGE_SHORT_TERM_CREDENTIALS | STUN_AGENT_USAGE_USE_FINGERPRINT);
    check->len = stun_usage_ice_conncheck_create(&check->agent, &check->message, check->data,
            sizeof(check->data), (const uint8_t *)username, strlen(username), (const uint8_t *)pwd,
            strlen(pwd), nominates, controls, 0x6e0001ff, 42, NULL,
            STUN_USAGE_ICE_COMPATIBILITY_RFC5245);
    assert_true(check->len > 0);
}

static void check_make(struct check *check)
{
    check_make_with(check, OUR_UFRAG ":" PAGE_UFRAG, OUR_PWD, true, true);
}

/* Reads and answers from memory of exactly the check's size. */
static enum err answer_with(const uint8_t *data, size_t len, const struct stun_credentials *ours,
        struct address source, uint8_t out[STUN_RESPONSE_MAX], size_t *ret_len)
{
    struct stun_request request;
    uint8_t *exact = malloc(len ? len : 1);
    assert_non_null(exact);
    memcpy(exact, data, len);
    enum err err = stun_request_read(exact, len, &request);
    if (!err)
        err = stun_request_answer(&request, ours, &source, out, STUN_RESPONSE_MAX, ret_len);
    free(exact);
    return err;
}

static enum err answer(const struct check *check)
{
    uint8_t out[STUN_RESPONSE_MAX];
    size_t len;
    return answer_with(check->data, check->len, &credentials, v4_source(), out, &len);
}

static void test_stun_reads_who_a_check_is_for(void **state)
{
    struct check check;
    struct stun_request request;
    (void)state;
    check_make(&check);
    assert_int_equal(stun_request_read(check.data, check.len, &request), ERR_OK);
    assert_int_equal(request.local_ufrag_len, strlen(OUR_UFRAG));
    assert_memory_equal(request.local_ufrag, OUR_UFRAG, strlen(OUR_UFRAG));
    assert_int_equal(request.remote_ufrag_len, strlen(PAGE_UFRAG));
    assert_memory_equal(request.remote_ufrag, PAGE_UFRAG, strlen(PAGE_UFRAG));
    assert_int_equal(request.priority, 0x6e0001ff);
    assert_true(request.is_use_candidate);
}

static void test_stun_tells_a_check_that_nominates_from_one_that_does_not(void **state)
{
    struct check check;
    struct stun_request request;
    (void)state;
    check_make_with(&check, OUR_UFRAG ":" PAGE_UFRAG, OUR_PWD, false, true);
    assert_int_equal(stun_request_read(check.data, check.len, &request), ERR_OK);
    assert_false(request.is_use_candidate);
}

static void test_the_page_takes_the_answer_and_reads_its_address(void **state)
{
    struct check check;
    uint8_t out[STUN_RESPONSE_MAX];
    size_t len = 0;
    StunMessage response;
    struct sockaddr_storage mapped;
    socklen_t mapped_len = sizeof(mapped);
    (void)state;
    check_make(&check);
    assert_int_equal(
            answer_with(check.data, check.len, &credentials, v4_source(), out, &len), ERR_OK);
    assert_int_equal(stun_agent_validate(&check.agent, &response, out, len, NULL, NULL),
            STUN_VALIDATION_SUCCESS);
    assert_int_equal(stun_usage_ice_conncheck_process(
                             &response, &mapped, &mapped_len, STUN_USAGE_ICE_COMPATIBILITY_RFC5245),
            STUN_USAGE_ICE_RETURN_SUCCESS);
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)&mapped;
    assert_int_equal(v4->sin_family, AF_INET); /* not ::ffff:192.0.2.1 */
    assert_int_equal(ntohl(v4->sin_addr.s_addr), 0xc0000201);
    assert_int_equal(ntohs(v4->sin_port), 40000);
}

static void test_any_page_ufrag_will_do_until_its_description_is_here(void **state)
{
    struct stun_credentials early = credentials;
    struct check check;
    uint8_t out[STUN_RESPONSE_MAX];
    size_t len;
    (void)state;
    early.remote_ufrag = NULL;
    check_make_with(&check, OUR_UFRAG ":zzzz", OUR_PWD, true, true);
    assert_int_equal(answer(&check), ERR_SIGNATURE);
    assert_int_equal(answer_with(check.data, check.len, &early, v4_source(), out, &len), ERR_OK);
}

static void test_M1_the_answer_is_never_longer_than_the_check(void **state)
{
    struct check check;
    uint8_t out[STUN_RESPONSE_MAX];
    size_t len = 0;
    (void)state;
    check_make_with(&check, OUR_UFRAG ":" PAGE_UFRAG, OUR_PWD, false, true);
    assert_int_equal(
            answer_with(check.data, check.len, &credentials, v4_source(), out, &len), ERR_OK);
    assert_int_equal(len, 64); /* 20, XOR-MAPPED-ADDRESS 12, integrity 24, fingerprint 8 */
    assert_true(len <= check.len);
    assert_int_equal(
            answer_with(check.data, check.len, &credentials, v6_source(), out, &len), ERR_OK);
    assert_int_equal(len, STUN_RESPONSE_MAX);
    assert_true(len <= check.len);
}

/* Captured from Chromium 156 and Firefox ESR 153, which had been given our ufrag and password. */
static void test_M1_real_checks_are_answered_with_less_than_they_brought(void **state)
{
    static const char *const names[] = {"chromium", "firefox"};
    const struct stun_credentials ours = {.local_ufrag = OUR_UFRAG, .local_pwd = OUR_PWD};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char path[64];
        uint8_t data[512];
        uint8_t out[STUN_RESPONSE_MAX];
        size_t out_len = 0;
        snprintf(path, sizeof(path), "tests/data/stun/%s_check.bin", names[i]);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        size_t len = fread(data, 1, sizeof(data), file);
        fclose(file);
        assert_int_equal(len, 100);
        assert_int_equal(answer_with(data, len, &ours, v4_source(), out, &out_len), ERR_OK);
        assert_int_equal(out_len, 64);
        assert_int_equal(answer_with(data, len, &ours, v6_source(), out, &out_len), ERR_OK);
        assert_int_equal(out_len, 76);
    }
}

static void test_M1_nothing_is_written_when_the_answer_would_be_longer(void **state)
{
    static const uint16_t known[] = {0};
    static const char username[] = "abcd:efgh";
    const struct stun_credentials ours = {.local_ufrag = "abcd", .local_pwd = OUR_PWD};
    struct check check;
    uint8_t out[STUN_RESPONSE_MAX];
    size_t len = 0;
    (void)state;
    stun_agent_init(&check.agent, known, STUN_COMPATIBILITY_RFC5389,
            STUN_AGENT_USAGE_SHORT_TERM_CREDENTIALS | STUN_AGENT_USAGE_USE_FINGERPRINT);
    stun_agent_init_request(
            &check.agent, &check.message, check.data, sizeof(check.data), STUN_BINDING);
    stun_message_append_bytes(
            &check.message, STUN_ATTRIBUTE_USERNAME, username, sizeof(username) - 1);
    check.len = stun_agent_finish_message(
            &check.agent, &check.message, (const uint8_t *)OUR_PWD, strlen(OUR_PWD));
    assert_int_equal(check.len, 68); /* the shortest that is sound: no priority, no role */
    assert_int_equal(answer_with(check.data, check.len, &ours, v4_source(), out, &len), ERR_OK);
    len = 0;
    assert_int_equal(answer_with(check.data, check.len, &ours, v6_source(), out, &len), ERR_LIMIT);
    assert_int_equal(len, 0);
}

static void test_M2_a_wrong_password_is_not_answered(void **state)
{
    struct check check;
    (void)state;
    check_make_with(&check, OUR_UFRAG ":" PAGE_UFRAG, "wrongpasswordwrongpassword", true, true);
    assert_int_equal(answer(&check), ERR_SIGNATURE);
}

static void test_M2_a_wrong_ufrag_is_not_answered(void **state)
{
    struct check check;
    (void)state;
    check_make_with(&check, "relayufra:" PAGE_UFRAG, OUR_PWD, true, true);
    assert_int_equal(answer(&check), ERR_SIGNATURE);
    check_make_with(&check, OUR_UFRAG "x:" PAGE_UFRAG, OUR_PWD, true, true);
    assert_int_equal(answer(&check), ERR_SIGNATURE);
    check_make_with(&check, OUR_UFRAG ":hYIQx", OUR_PWD, true, true);
    assert_int_equal(answer(&check), ERR_SIGNATURE);
}

static void test_M2_a_page_that_claims_to_be_controlled_is_not_answered(void **state)
{
    struct check check;
    (void)state;
    check_make_with(&check, OUR_UFRAG ":" PAGE_UFRAG, OUR_PWD, false, false);
    assert_int_equal(answer(&check), ERR_INPUT);
}

static void test_M2_no_flipped_bit_is_answered(void **state)
{
    struct check check;
    (void)state;
    check_make(&check);
    for (size_t bit = 0; bit < check.len * 8; bit++) {
        check.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
        assert_int_not_equal(answer(&check), ERR_OK);
        check.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    assert_int_equal(answer(&check), ERR_OK);
}

/* --- structure, attribute by attribute ------------------------------------------------------ */

struct draft {
    uint8_t data[1600];
    struct bytes_out out;
};

static void draft_begin(struct draft *draft, uint16_t type)
{
    draft->out = bytes_out_to(draft->data, sizeof(draft->data));
    bytes_put_u16(&draft->out, type);
    bytes_put_u16(&draft->out, 0); /* length, by draft_read */
    bytes_put_u32(&draft->out, 0x2112a442);
    bytes_put(&draft->out, "transaction!", 12);
}

static void draft_add(struct draft *draft, uint16_t type, const void *value, uint16_t len)
{
    static const uint8_t zeros[4];
    bytes_put_u16(&draft->out, type);
    bytes_put_u16(&draft->out, len);
    bytes_put(&draft->out, value, len);
    bytes_put(&draft->out, zeros, (4 - len % 4u) % 4);
}

static const uint8_t filler[64];

static void draft_end(struct draft *draft)
{
    draft_add(draft, 0x0008, filler, 20); /* MESSAGE-INTEGRITY */
    draft_add(draft, 0x8028, filler, 4);  /* FINGERPRINT */
}

static enum err read_exact(const uint8_t *data, size_t len)
{
    struct stun_request request;
    uint8_t *exact = malloc(len ? len : 1);
    assert_non_null(exact);
    memcpy(exact, data, len);
    enum err err = stun_request_read(exact, len, &request);
    free(exact);
    return err;
}

static enum err draft_read(struct draft *draft)
{
    size_t body = draft->out.len - 20;
    draft->data[2] = (uint8_t)(body >> 8);
    draft->data[3] = (uint8_t)body;
    return read_exact(draft->data, draft->out.len);
}

static void draft_begin_usual(struct draft *draft)
{
    draft_begin(draft, 0x0001);
    draft_add(draft, 0x0006, "abcd:efgh", 9);
}

static void test_the_usual_draft_is_sound(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_add(&draft, 0xc057, filler, 4); /* GOOG-NETWORK-INFO: may be ignored */
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_OK);
}

static void test_M11_stun_length_must_match_and_be_whole_words(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_OK);
    draft.data[3] = (uint8_t)(draft.data[3] - 4);
    assert_int_equal(read_exact(draft.data, draft.out.len), ERR_INPUT);
    draft.data[3] = (uint8_t)(draft.data[3] + 8);
    assert_int_equal(read_exact(draft.data, draft.out.len), ERR_INPUT);
    draft.data[3] = (uint8_t)(draft.out.len - 20 + 2);
    assert_int_equal(read_exact(draft.data, draft.out.len + 2), ERR_INPUT);
}

static void test_M11_stun_refuses_every_truncation(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_OK);
    for (size_t len = 0; len < draft.out.len; len++)
        assert_int_equal(read_exact(draft.data, len), ERR_INPUT);
}

static void test_M11_stun_refuses_an_attribute_past_the_end(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_OK);
    draft.data[20 + 3] = 200; /* USERNAME's length */
    assert_int_equal(read_exact(draft.data, draft.out.len), ERR_INPUT);
    draft.data[20 + 2] = 0xff;
    assert_int_equal(read_exact(draft.data, draft.out.len), ERR_INPUT);
}

static void test_M11_stun_takes_32_attributes_and_not_33(void **state)
{
    struct draft draft;
    (void)state;
    for (int extra = 29; extra <= 30; extra++) { /* and USERNAME, integrity, fingerprint */
        draft_begin_usual(&draft);
        for (int i = 0; i < extra; i++)
            draft_add(&draft, 0xc057, filler, 4);
        draft_end(&draft);
        assert_int_equal(draft_read(&draft), extra == 29 ? ERR_OK : ERR_INPUT);
    }
}

static void test_M11_stun_refuses_a_second_username(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_add(&draft, 0x0006, "abcd:efgh", 9);
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_INPUT);
}

static void test_M11_stun_refuses_a_second_integrity(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_add(&draft, 0x0008, filler, 20);
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_INPUT);
}

static void test_M11_stun_refuses_a_short_integrity(void **state)
{
    struct draft draft;
    (void)state;
    for (uint16_t len = 0; len <= 32; len += 4) {
        draft_begin_usual(&draft);
        draft_add(&draft, 0x0008, filler, len);
        draft_add(&draft, 0x8028, filler, 4);
        assert_int_equal(draft_read(&draft), len == 20 ? ERR_OK : ERR_INPUT);
    }
}

static void test_M11_stun_refuses_attributes_after_the_integrity(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_add(&draft, 0x0008, filler, 20);
    draft_add(&draft, 0x0025, filler, 0); /* an unsigned USE-CANDIDATE */
    draft_add(&draft, 0x8028, filler, 4);
    assert_int_equal(draft_read(&draft), ERR_INPUT);
    draft_begin_usual(&draft);
    draft_end(&draft);
    draft_add(&draft, 0xc057, filler, 4); /* and after the fingerprint */
    assert_int_equal(draft_read(&draft), ERR_INPUT);
}

static void test_M11_stun_refuses_a_check_without_its_parts(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin(&draft, 0x0001);
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_INPUT); /* no USERNAME */
    draft_begin_usual(&draft);
    draft_add(&draft, 0x0008, filler, 20);
    assert_int_equal(draft_read(&draft), ERR_INPUT); /* no FINGERPRINT */
    draft_begin_usual(&draft);
    draft_add(&draft, 0x8028, filler, 4);
    assert_int_equal(draft_read(&draft), ERR_INPUT); /* no MESSAGE-INTEGRITY */
}

static void test_M11_stun_takes_binding_requests_only(void **state)
{
    static const uint16_t others[] = {
            0x0011, /* Binding indication */
            0x0101, /* success response */
            0x0111, /* error response */
            0x0003, /* Allocate */
            0x0002,
    };
    struct draft draft;
    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        draft_begin(&draft, others[i]);
        draft_add(&draft, 0x0006, "abcd:efgh", 9);
        draft_end(&draft);
        assert_int_equal(draft_read(&draft), ERR_INPUT);
    }
}

static void test_M2_an_attribute_that_must_be_understood_is_refused(void **state)
{
    struct draft draft;
    (void)state;
    draft_begin_usual(&draft);
    draft_add(&draft, 0x0033, filler, 4);
    draft_end(&draft);
    assert_int_equal(draft_read(&draft), ERR_INPUT);
}

static void test_a_username_is_two_ufrags_and_a_colon(void **state)
{
    static const char *const wrong[] = {"abcdefgh", ":efgh", "abcd:", "a:b:c"};
    struct draft draft;
    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        draft_begin(&draft, 0x0001);
        draft_add(&draft, 0x0006, wrong[i], (uint16_t)strlen(wrong[i]));
        draft_end(&draft);
        assert_int_equal(draft_read(&draft), ERR_INPUT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_stun_reads_who_a_check_is_for),
            cmocka_unit_test(test_stun_tells_a_check_that_nominates_from_one_that_does_not),
            cmocka_unit_test(test_the_page_takes_the_answer_and_reads_its_address),
            cmocka_unit_test(test_any_page_ufrag_will_do_until_its_description_is_here),
            cmocka_unit_test(test_M1_the_answer_is_never_longer_than_the_check),
            cmocka_unit_test(test_M1_real_checks_are_answered_with_less_than_they_brought),
            cmocka_unit_test(test_M1_nothing_is_written_when_the_answer_would_be_longer),
            cmocka_unit_test(test_M2_a_wrong_password_is_not_answered),
            cmocka_unit_test(test_M2_a_wrong_ufrag_is_not_answered),
            cmocka_unit_test(test_M2_a_page_that_claims_to_be_controlled_is_not_answered),
            cmocka_unit_test(test_M2_no_flipped_bit_is_answered),
            cmocka_unit_test(test_the_usual_draft_is_sound),
            cmocka_unit_test(test_M11_stun_length_must_match_and_be_whole_words),
            cmocka_unit_test(test_M11_stun_refuses_every_truncation),
            cmocka_unit_test(test_M11_stun_refuses_an_attribute_past_the_end),
            cmocka_unit_test(test_M11_stun_takes_32_attributes_and_not_33),
            cmocka_unit_test(test_M11_stun_refuses_a_second_username),
            cmocka_unit_test(test_M11_stun_refuses_a_second_integrity),
            cmocka_unit_test(test_M11_stun_refuses_a_short_integrity),
            cmocka_unit_test(test_M11_stun_refuses_attributes_after_the_integrity),
            cmocka_unit_test(test_M11_stun_refuses_a_check_without_its_parts),
            cmocka_unit_test(test_M11_stun_takes_binding_requests_only),
            cmocka_unit_test(test_M2_an_attribute_that_must_be_understood_is_refused),
            cmocka_unit_test(test_a_username_is_two_ufrags_and_a_colon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
