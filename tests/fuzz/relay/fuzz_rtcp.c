/* RTCP: what is written is bounded, is RTCP again, is written the same a second time, and costs
 * steps in proportion. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "relay/core/rtcp.h"
#include "relay/core/rtcp_reports.h"
#include "tests/fuzz/relay/steps.h"

enum { IN_MAX = 4096, STEPS_FIXED = 400, STEPS_EACH = 80 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static size_t rewrite(const uint8_t *data, size_t len, uint8_t *out, size_t max, enum err *ret_err)
{
    struct rtcp_policy policy = {.cname = "AnotherCnameOf32BytesAnotherName"};
    size_t out_len = 0;
    steps_begin();
    *ret_err = rtcp_rewrite(&policy, data, len, 1000, out, max, &out_len);
    steps_require(len, STEPS_FIXED, STEPS_EACH);
    return out_len;
}

/* Whatever it is given, it stays within its lists. */
static void read_reports(const uint8_t *data, size_t len)
{
    struct rtcp_reports reports;
    rtcp_reports_read(data, len, &reports);
    if (reports.block_count > RTCP_REPORT_BLOCKS_MAX ||
            reports.stamp_count > RTCP_REPORT_STAMPS_MAX)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static uint8_t first[IN_MAX + RTCP_GROWTH_MAX];
    static uint8_t second[IN_MAX + RTCP_GROWTH_MAX];
    enum err err;
    if (len > IN_MAX)
        return 0;
    read_reports(data, len);
    size_t first_len = rewrite(data, len, first, len + RTCP_GROWTH_MAX, &err);
    if (err == ERR_LIMIT)
        abort(); /* it always fits, as the header promises */
    if (err || first_len == 0)
        return 0;
    if (first_len > len + RTCP_GROWTH_MAX || first_len % 4 != 0)
        abort();
    size_t second_len = rewrite(first, first_len, second, sizeof(second), &err);
    if (err || second_len != first_len || memcmp(first, second, first_len) != 0)
        abort();
    return 0;
}
