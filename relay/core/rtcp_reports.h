/* Reads what sender and receiver reports say (RFC 3550, 6.4) from a compound that rtcp_rewrite
 * wrote, for the leg's statistics. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_RTCP_REPORTS_H
#define PORCHLIGHT_RELAY_CORE_RTCP_REPORTS_H

#include <stddef.h>
#include <stdint.h>

enum { RTCP_REPORT_BLOCKS_MAX = 8, RTCP_REPORT_STAMPS_MAX = 4 };

struct rtcp_block {
    uint32_t ssrc;    /* on whom */
    int32_t lost;     /* cumulative, 24 bits, may be negative */
    uint32_t highest; /* extended sequence number */
    uint32_t jitter;  /* ticks of the payload's clock */
    uint32_t stamp;   /* LSR: of the last sender report, 0: none */
    uint32_t delay;   /* DLSR: since then, in 1/65536 s */
};

/* What comes after the maximum is left out. */
struct rtcp_reports {
    struct rtcp_block blocks[RTCP_REPORT_BLOCKS_MAX];
    uint32_t stamps[RTCP_REPORT_STAMPS_MAX]; /* of sender reports: middle 32 bits of their time */
    size_t block_count;
    size_t stamp_count;
};

/* What is malformed ends the reading; what was read before it stands. */
void rtcp_reports_read(const uint8_t *data, size_t len, struct rtcp_reports *ret_reports);

#endif
