/* The one RTCP packet that the relay says itself, read by the relay's own reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "relay/core/pli.h"
#include "relay/core/rtcp.h"

static void test_pli_is_what_the_reader_takes_for_one_and_times_as_one(void **state)
{
    static struct rtcp_policy policy = {.cname = "cname"};
    uint8_t pli[PLI_LEN];
    uint8_t out[PLI_LEN + RTCP_GROWTH_MAX];
    size_t len = 0;
    (void)state;
    pli_write(0x01020304, 0x0a0b0c0d, pli);
    assert_int_equal(rtcp_rewrite(&policy, pli, PLI_LEN, 1000, out, sizeof(out), &len), ERR_OK);
    assert_int_equal(len, PLI_LEN);
    assert_memory_equal(out, pli, PLI_LEN);
    assert_int_equal(policy.source_count, 1);
    assert_int_equal(policy.sources[0].ssrc, 0x0a0b0c0d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_pli_is_what_the_reader_takes_for_one_and_times_as_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
