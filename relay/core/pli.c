/* Asks a page for a key frame. Used by the packet path once for each leg, at most. */
#include "relay/core/pli.h"

#include "common/bytes.h"

enum { VERSION_BITS = 0x80, RR = 201, PSFB = 206, PSFB_PLI = 1 };

void pli_write(uint32_t sender, uint32_t media, uint8_t out[PLI_LEN])
{
    struct bytes_out bytes = bytes_out_to(out, PLI_LEN);
    bytes_put_u8(&bytes, VERSION_BITS);
    bytes_put_u8(&bytes, RR);
    bytes_put_u16(&bytes, 1); /* length in words, less one */
    bytes_put_u32(&bytes, sender);
    bytes_put_u8(&bytes, VERSION_BITS | PSFB_PLI);
    bytes_put_u8(&bytes, PSFB);
    bytes_put_u16(&bytes, 2);
    bytes_put_u32(&bytes, sender);
    bytes_put_u32(&bytes, media);
}
