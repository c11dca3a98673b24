/* What Chromium 156 and Firefox 153 say, and what is made of it. The golden files were written by
 * the browsers themselves (tests/data/sdp/capture.mjs). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "sdp_support.h"

static struct text input, expected, output;

static void read_golden(const char *name, enum sdp_type type, struct sdp *ret_sdp)
{
    struct error error = {0};
    text_load(&input, name);
    if (text_read(&input, type, ret_sdp, &error))
        fail_msg("%s: %s %s", name, error.field, error.text);
}

static void check_golden(const char *name, enum sdp_type type)
{
    char expected_name[64];
    struct sdp sdp;
    snprintf(expected_name, sizeof(expected_name), "%s.expected", name);
    text_load(&expected, expected_name);
    read_golden(name, type, &sdp);
    text_write(&output, &sdp, type == SDP_OFFER ? SDP_ACTPASS : SDP_PASSIVE);
    assert_string_equal(output.data, expected.data);
}

static void test_chromium_offer_passes_as_expected(void **state)
{
    (void)state;
    check_golden("chromium_offer", SDP_OFFER);
}

static void test_firefox_offer_passes_as_expected(void **state)
{
    (void)state;
    check_golden("firefox_offer", SDP_OFFER);
}

static void test_chromium_answer_passes_as_expected(void **state)
{
    (void)state;
    check_golden("chromium_answer", SDP_ANSWER);
}

static void test_firefox_answer_passes_as_expected(void **state)
{
    (void)state;
    check_golden("firefox_answer", SDP_ANSWER);
}

static void test_bare_line_feeds_read_the_same(void **state)
{
    struct sdp with_cr, without_cr;
    (void)state;
    read_golden("firefox_offer", SDP_OFFER, &with_cr);
    text_replace_all(&input, "\r\n", "\n");
    assert_int_equal(text_read(&input, SDP_OFFER, &without_cr, NULL), ERR_OK);
    text_write(&expected, &with_cr, SDP_ACTPASS);
    text_write(&output, &without_cr, SDP_ACTPASS);
    assert_string_equal(output.data, expected.data);
}

static void test_the_last_line_may_lack_its_end(void **state)
{
    struct sdp sdp;
    (void)state;
    text_load(&input, "chromium_offer");
    input.len -= 2;
    assert_int_equal(text_read(&input, SDP_OFFER, &sdp, NULL), ERR_OK);
}

/* The output is of the filter's own grammar, and a fixed point of it. */
static void test_what_is_written_reads_and_writes_the_same(void **state)
{
    static const char *const names[] = {"chromium_offer", "firefox_offer"};
    struct sdp sdp;
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        read_golden(names[i], SDP_OFFER, &sdp);
        text_write(&expected, &sdp, SDP_ACTPASS);
        assert_int_equal(text_read(&expected, SDP_OFFER, &sdp, NULL), ERR_OK);
        assert_string_equal(sdp.peer.ufrag, "relayufrag");
        text_write(&output, &sdp, SDP_ACTPASS);
        assert_string_equal(output.data, expected.data);
    }
}

static void test_the_transport_of_the_page_is_read(void **state)
{
    static const uint8_t first_bytes[] = {0x3a, 0xb5, 0xd3, 0x4e};
    struct sdp sdp;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &sdp);
    assert_string_equal(sdp.peer.ufrag, "hYIQ");
    assert_string_equal(sdp.peer.pwd, "p/x7rEZzresET603nmxG6JqY");
    assert_int_equal(sdp.peer.setup, SDP_ACTPASS);
    assert_int_equal(sdp.peer.fingerprint_count, 1);
    assert_int_equal(sdp.peer.fingerprints[0].hash, SDP_SHA256);
    assert_memory_equal(sdp.peer.fingerprints[0].digest, first_bytes, sizeof(first_bytes));
}

static void test_a_fingerprint_of_the_whole_session_counts_for_its_media(void **state)
{
    struct sdp sdp;
    (void)state;
    read_golden("firefox_answer", SDP_ANSWER, &sdp);
    assert_int_equal(sdp.peer.fingerprint_count, 1);
    assert_int_equal(sdp.peer.fingerprints[0].digest[0], 0xad);
    assert_int_equal(sdp.peer.setup, SDP_ACTIVE);
}

static void test_codecs_that_are_not_carried_take_their_rtx_along(void **state)
{
    struct sdp sdp;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &sdp);
    const struct sdp_media *video = &sdp.media[1];
    assert_int_equal(video->format_count, 9); /* of 23: H264 and AV1 with their rtx are gone */
    for (size_t i = 0; i < video->format_count; i++)
        assert_true(video->formats[i].payload_type >= 96);
}

static void test_a_wildcard_feedback_is_said_of_each(void **state)
{
    struct sdp sdp;
    (void)state;
    text_load(&input, "firefox_answer");
    text_replace(&input, "a=rtcp-fb:111 transport-cc", "a=rtcp-fb:* transport-cc");
    assert_int_equal(text_read(&input, SDP_ANSWER, &sdp, NULL), ERR_OK);
    for (size_t i = 0; i < sdp.media[0].format_count; i++)
        assert_int_equal(sdp.media[0].formats[i].feedback, SDP_TRANSPORT_CC);
}

static void test_a_rejected_medium_keeps_port_zero(void **state)
{
    struct sdp sdp;
    (void)state;
    text_load(&input, "firefox_answer");
    text_replace(&input, "m=video 9", "m=video 0");
    text_replace(&input, "BUNDLE 0 1", "BUNDLE 0");
    assert_int_equal(text_read(&input, SDP_ANSWER, &sdp, NULL), ERR_OK);
    text_write(&output, &sdp, SDP_PASSIVE);
    assert_non_null(strstr(output.data, "m=video 0 UDP/TLS/RTP/SAVPF 0\r\n"));
    assert_non_null(strstr(output.data, "a=group:BUNDLE 0\r\n"));
    assert_non_null(strstr(output.data, "a=inactive\r\n"));
}

static void test_a_bundle_only_medium_keeps_port_zero_and_is_not_rejected(void **state)
{
    struct sdp sdp;
    (void)state;
    text_load(&input, "chromium_offer");
    text_replace(&input, "m=video 9", "m=video 0");
    text_replace(&input, "a=mid:1", "a=bundle-only\r\na=mid:1");
    assert_int_equal(text_read(&input, SDP_OFFER, &sdp, NULL), ERR_OK);
    text_write(&output, &sdp, SDP_ACTPASS);
    assert_non_null(strstr(output.data, "m=video 0 UDP/TLS/RTP/SAVPF 96"));
    assert_non_null(strstr(output.data, "a=bundle-only\r\n"));
    assert_non_null(strstr(output.data, "a=group:BUNDLE 0 1\r\n"));
}

static void test_a_transport_without_udp_offers_tcp_alone(void **state)
{
    struct sdp_transport transport = transport_make(SDP_ACTPASS);
    struct sdp sdp;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &sdp);
    transport.udp_port = 0;
    assert_int_equal(sdp_write(&sdp, &transport, output.data, SDP_TEXT_MAX, &output.len), ERR_OK);
    assert_null(strstr(output.data, " udp "));
    assert_non_null(strstr(output.data, "m=audio 4001 "));
    assert_non_null(strstr(output.data, "127.0.0.1 4001 typ host tcptype passive\r\n"));
}

static void test_a_relay_on_ipv6_says_so(void **state)
{
    struct sdp_transport transport = transport_make(SDP_ACTPASS);
    struct sdp sdp;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &sdp);
    transport.addresses = (struct address_list){.ips = {{0x20, [15] = 1}}, .count = 1};
    assert_int_equal(sdp_write(&sdp, &transport, output.data, SDP_TEXT_MAX, &output.len), ERR_OK);
    assert_non_null(strstr(output.data, "c=IN IP6 2000::1\r\n"));
    assert_non_null(strstr(output.data, " 2000::1 4000 typ host\r\n"));
}

static void test_a_relay_on_both_families_offers_both_the_first_as_the_best(void **state)
{
    struct sdp_transport transport = transport_make(SDP_ACTPASS);
    struct sdp sdp;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &sdp);
    transport.addresses = (struct address_list){
            .ips = {{0x20, [15] = 1}, {[10] = 0xff, 0xff, 127, 0, 0, 1}}, .count = 2};
    assert_int_equal(sdp_write(&sdp, &transport, output.data, SDP_TEXT_MAX, &output.len), ERR_OK);
    assert_non_null(strstr(output.data, "c=IN IP6 2000::1\r\n"));
    assert_non_null(strstr(output.data,
            "a=candidate:1 1 udp 2130706431 2000::1 4000 typ host\r\n"
            "a=candidate:2 1 tcp 1671430143 2000::1 4001 typ host tcptype passive\r\n"
            "a=candidate:3 1 udp 2130706175 127.0.0.1 4000 typ host\r\n"
            "a=candidate:4 1 tcp 1671429887 127.0.0.1 4001 typ host tcptype passive\r\n"
            "a=end-of-candidates\r\n"));
}

static void test_a_text_that_does_not_fit_is_an_error(void **state)
{
    struct sdp_transport transport = transport_make(SDP_ACTPASS);
    struct sdp sdp;
    size_t len = 77;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &sdp);
    assert_int_equal(sdp_write(&sdp, &transport, output.data, 1000, &len), ERR_LIMIT);
    assert_int_equal(len, 77);
}

/* As much as the model holds, each thing at its longest. */
static void test_the_largest_description_fits(void **state)
{
    struct sdp_transport transport = transport_make(SDP_ACTPASS);
    struct sdp sdp;
    (void)state;
    memset(&transport.addresses, 0xdd, sizeof(transport.addresses));
    transport.addresses.count = ADDRESS_LIST_MAX;
    read_golden("chromium_offer", SDP_OFFER, &sdp);
    for (size_t i = 0; i < SDP_MEDIA_MAX; i++) {
        struct sdp_media *media = &sdp.media[i];
        struct sdp_format format = {
                .payload_type = 127, .codec = SDP_TELEPHONE_EVENT, .clock = 48000, .feedback = 31};
        for (size_t p = 0; p < SDP_PARAMETERS_MAX; p++)
            format.parameters[format.parameter_count++] =
                    (struct sdp_parameter){.name = 11, .value = UINT32_MAX};
        for (media->format_count = 0; media->format_count < SDP_FORMATS_MAX;)
            media->formats[media->format_count++] = format;
        for (media->extension_count = 0; media->extension_count < SDP_EXTENSIONS_MAX;)
            media->extensions[media->extension_count++] = (struct sdp_extension){255, 1, 2};
        for (media->source_count = 0; media->source_count < SDP_SOURCES_MAX;)
            media->sources[media->source_count++] = UINT32_MAX;
    }
    assert_int_equal(sdp_write(&sdp, &transport, output.data, SDP_TEXT_MAX, &output.len), ERR_OK);
}

/* --- answers, restarts, the check leg --------------------------------------------------------- */

static void test_an_answer_to_another_offer_is_refused(void **state)
{
    struct sdp offer, answer;
    struct error error;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &offer);
    read_golden("firefox_answer", SDP_ANSWER, &answer);
    assert_int_equal(sdp_answer_check(&offer, &answer, NULL), ERR_OK);
    read_golden("chromium_answer", SDP_ANSWER, &answer); /* that one answered Firefox */
    assert_int_equal(sdp_answer_check(&offer, &answer, &error), ERR_INPUT);
    assert_string_equal(error.field, "a=rtpmap");
}

static void test_an_answer_cannot_add_an_extension_or_a_medium(void **state)
{
    struct sdp offer, answer;
    struct error error;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &offer);
    read_golden("firefox_answer", SDP_ANSWER, &answer);
    answer.media[0].extensions[0].id = 9;
    assert_int_equal(sdp_answer_check(&offer, &answer, &error), ERR_INPUT);
    assert_string_equal(error.field, "a=extmap");
    offer.media_count = 1;
    assert_int_equal(sdp_answer_check(&offer, &answer, &error), ERR_INPUT);
    assert_string_equal(error.field, "m=");
}

static void test_a_restart_is_answered_by_what_was_agreed(void **state)
{
    struct sdp offer, last, answer;
    struct text *restarted = &output;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &offer);
    read_golden("firefox_answer", SDP_ANSWER, &last);
    assert_int_equal(sdp_restart_answer(&offer, &last, &answer, NULL), ERR_OK);
    text_write(restarted, &answer, SDP_PASSIVE);
    text_load(&expected, "firefox_answer.expected");
    assert_string_equal(restarted->data, expected.data);
}

static void test_a_restart_answer_is_cut_to_what_the_offer_lists(void **state)
{
    struct sdp offer, last, answer;
    (void)state;
    read_golden("firefox_offer", SDP_OFFER, &last);
    text_replace(&input, "a=extmap:4 http", "a=x:4 http");
    text_replace(&input, "a=rtpmap:121 VP9/90000\r\n", "");
    assert_int_equal(text_read(&input, SDP_OFFER, &offer, NULL), ERR_OK);
    assert_int_equal(sdp_restart_answer(&offer, &last, &answer, NULL), ERR_OK);
    text_write(&output, &answer, SDP_PASSIVE);
    assert_null(strstr(output.data, "abs-send-time"));
    assert_null(strstr(output.data, "VP9"));
    assert_null(strstr(output.data, "a=fmtp:125 apt=121")); /* its rtx went too */
    assert_non_null(strstr(output.data, "a=rtpmap:120 VP8/90000"));
    assert_string_equal(answer.peer.ufrag, ""); /* nothing of the far page's transport */
}

static void test_sound_keeps_what_helps_it_through_loss(void **state)
{
    struct sdp offer;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &offer);
    text_replace(&input, "useinbandfec=1", "useinbandfec=1;usedtx=1");
    assert_int_equal(text_read(&input, SDP_OFFER, &offer, NULL), ERR_OK);
    text_write(&output, &offer, SDP_ACTPASS);
    assert_non_null(strstr(output.data, "useinbandfec=1;usedtx=1"));
    assert_non_null(strstr(output.data, "a=rtpmap:63 red/48000/2"));
    assert_non_null(strstr(output.data, "a=fmtp:63 111/111"));
}

static void test_a_restart_answer_turns_the_direction_round(void **state)
{
    struct sdp offer, answer;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &offer);
    struct sdp last = offer;
    offer.media[0].direction = SDP_SENDONLY;
    offer.media[1].direction = SDP_INACTIVE;
    assert_int_equal(sdp_restart_answer(&offer, &last, &answer, NULL), ERR_OK);
    assert_int_equal(answer.media[0].direction, SDP_RECVONLY);
    assert_int_equal(answer.media[1].direction, SDP_INACTIVE);
}

static void test_a_restart_with_other_media_is_refused(void **state)
{
    struct sdp offer, last, answer;
    struct error error;
    (void)state;
    read_golden("chromium_offer", SDP_OFFER, &offer);
    last = offer;
    strcpy(offer.media[1].mid, "2");
    assert_int_equal(sdp_restart_answer(&offer, &last, &answer, &error), ERR_INPUT);
    assert_string_equal(error.field, "a=mid");
    offer = last;
    offer.media[0].format_count = 0;
    assert_int_equal(sdp_restart_answer(&offer, &last, &answer, &error), ERR_INPUT);
    assert_string_equal(error.field, "m=");
}

static void test_the_check_offer_is_as_the_browsers_took_it(void **state)
{
    struct sdp offer;
    (void)state;
    sdp_check_offer(12345678, &offer);
    text_write(&output, &offer, SDP_ACTPASS);
    text_load(&expected, "check_offer.expected");
    assert_string_equal(output.data, expected.data);
    assert_int_equal(text_read(&output, SDP_OFFER, &offer, NULL), ERR_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_chromium_offer_passes_as_expected),
            cmocka_unit_test(test_firefox_offer_passes_as_expected),
            cmocka_unit_test(test_chromium_answer_passes_as_expected),
            cmocka_unit_test(test_firefox_answer_passes_as_expected),
            cmocka_unit_test(test_bare_line_feeds_read_the_same),
            cmocka_unit_test(test_the_last_line_may_lack_its_end),
            cmocka_unit_test(test_what_is_written_reads_and_writes_the_same),
            cmocka_unit_test(test_the_transport_of_the_page_is_read),
            cmocka_unit_test(test_a_fingerprint_of_the_whole_session_counts_for_its_media),
            cmocka_unit_test(test_codecs_that_are_not_carried_take_their_rtx_along),
            cmocka_unit_test(test_a_wildcard_feedback_is_said_of_each),
            cmocka_unit_test(test_a_rejected_medium_keeps_port_zero),
            cmocka_unit_test(test_a_bundle_only_medium_keeps_port_zero_and_is_not_rejected),
            cmocka_unit_test(test_a_transport_without_udp_offers_tcp_alone),
            cmocka_unit_test(test_a_relay_on_ipv6_says_so),
            cmocka_unit_test(test_a_relay_on_both_families_offers_both_the_first_as_the_best),
            cmocka_unit_test(test_a_text_that_does_not_fit_is_an_error),
            cmocka_unit_test(test_the_largest_description_fits),
            cmocka_unit_test(test_an_answer_to_another_offer_is_refused),
            cmocka_unit_test(test_an_answer_cannot_add_an_extension_or_a_medium),
            cmocka_unit_test(test_a_restart_is_answered_by_what_was_agreed),
            cmocka_unit_test(test_a_restart_answer_is_cut_to_what_the_offer_lists),
            cmocka_unit_test(test_sound_keeps_what_helps_it_through_loss),
            cmocka_unit_test(test_a_restart_answer_turns_the_direction_round),
            cmocka_unit_test(test_a_restart_with_other_media_is_refused),
            cmocka_unit_test(test_the_check_offer_is_as_the_browsers_took_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
