/* dtls_record.c: which records of a datagram OpenSSL is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "relay/io/dtls_record.h"

enum { OUT_SIZE = 256 };

#define RECORD(type_, epoch_, len_) (type_), 0xfe, 0xfd, 0, (epoch_), 0, 0, 0, 0, 0, 0, 0, (len_)
#define FRAGMENT(total_, len_) 1, 0, 0, (total_), 0, 0, 0, 0, 0, 0, 0, (len_)

static const uint8_t hello[] = {RECORD(22, 0, 14), FRAGMENT(2, 2), 0xaa, 0xbb};
static const uint8_t alert[] = {RECORD(21, 0, 2), 2, 40};
static const uint8_t secret_alert[] = {RECORD(21, 1, 4), 9, 9, 9, 9};

static size_t keep(const uint8_t *datagram, size_t len, bool is_keyed, uint8_t *out)
{
    memset(out, 0, OUT_SIZE);
    return dtls_records_keep(datagram, len, is_keyed, out);
}

static void test_record_keeps_a_handshake_in_the_clear_until_there_are_keys(void **state)
{
    (void)state;
    uint8_t out[OUT_SIZE];
    assert_int_equal(keep(hello, sizeof hello, false, out), sizeof hello);
    assert_memory_equal(out, hello, sizeof hello);
    assert_int_equal(keep(hello, sizeof hello, true, out), 0);
}

static void test_record_drops_alerts_in_the_clear_always(void **state)
{
    (void)state;
    uint8_t out[OUT_SIZE];
    assert_int_equal(keep(alert, sizeof alert, false, out), 0);
    assert_int_equal(keep(alert, sizeof alert, true, out), 0);
}

static void test_record_keeps_what_is_encrypted(void **state)
{
    (void)state;
    uint8_t out[OUT_SIZE];
    assert_int_equal(keep(secret_alert, sizeof secret_alert, true, out), sizeof secret_alert);
}

static void test_record_takes_an_alert_out_from_between_others(void **state)
{
    (void)state;
    uint8_t datagram[2 * sizeof hello + sizeof alert];
    uint8_t out[OUT_SIZE];
    memcpy(datagram, hello, sizeof hello);
    memcpy(datagram + sizeof hello, alert, sizeof alert);
    memcpy(datagram + sizeof hello + sizeof alert, hello, sizeof hello);
    assert_int_equal(keep(datagram, sizeof datagram, false, out), 2 * sizeof hello);
    assert_memory_equal(out + sizeof hello, hello, sizeof hello);
}

static void test_record_drops_a_fragment_of_no_length(void **state)
{
    (void)state;
    static const uint8_t empty[] = {RECORD(22, 0, 12), FRAGMENT(2, 0)};
    static const uint8_t whole[] = {RECORD(22, 0, 12), FRAGMENT(0, 0)};
    uint8_t out[OUT_SIZE];
    assert_int_equal(keep(empty, sizeof empty, false, out), 0);
    assert_int_equal(keep(whole, sizeof whole, false, out), sizeof whole);
}

static void test_record_keeps_nothing_of_a_record_that_was_cut(void **state)
{
    (void)state;
    uint8_t out[OUT_SIZE];
    for (size_t len = 0; len < sizeof hello; len++) {
        assert_int_equal(keep(hello, len, false, out), 0);
    }
}

static void test_record_is_not_deceived_by_what_is_no_dtls(void **state)
{
    (void)state;
    uint8_t datagram[sizeof hello];
    uint8_t out[OUT_SIZE];
    memcpy(datagram, hello, sizeof hello);
    static const uint8_t first_bytes[] = {0, 19, 64, 128, 255};
    for (size_t i = 0; i < sizeof first_bytes; i++) {
        datagram[0] = first_bytes[i];
        assert_int_equal(keep(datagram, sizeof datagram, false, out), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_record_keeps_a_handshake_in_the_clear_until_there_are_keys),
            cmocka_unit_test(test_record_drops_alerts_in_the_clear_always),
            cmocka_unit_test(test_record_keeps_what_is_encrypted),
            cmocka_unit_test(test_record_takes_an_alert_out_from_between_others),
            cmocka_unit_test(test_record_drops_a_fragment_of_no_length),
            cmocka_unit_test(test_record_keeps_nothing_of_a_record_that_was_cut),
            cmocka_unit_test(test_record_is_not_deceived_by_what_is_no_dtls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
