/* RTP headers and their extensions: the parts of a packet that is taken add up to the packet, and
 * telling them costs steps in proportion. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "relay/core/demux.h"
#include "relay/core/rtp.h"
#include "tests/fuzz/relay/steps.h"

enum { STEPS_FIXED = 400, STEPS_EACH = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct rtp rtp, covered;
    steps_begin();
    (void)demux_classify(data, len);
    enum err err = rtp_read_protected(data, len, &covered);
    steps_require(len, STEPS_FIXED, STEPS_EACH);
    if (err)
        return 0;
    if (covered.header_len < 12 || covered.header_len + covered.payload_len != len)
        abort();
    if (rtp_read(data, len, &rtp))
        return 0;
    if (rtp.header_len + rtp.payload_len + rtp.padding_len != len)
        abort();
    if (rtp.ssrc != covered.ssrc || rtp.header_len != covered.header_len)
        abort();
    return 0;
}
