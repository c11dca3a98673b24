/* The one reader and the one writer of binary data: read on, check once. All integers are
 * big-endian (network order). After the first overrun every read gives 0 and failed stays true. */
#ifndef PORCHLIGHT_COMMON_BYTES_H
#define PORCHLIGHT_COMMON_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bytes {
    const uint8_t *at;
    const uint8_t *end;
    bool failed;
};

struct bytes bytes_from(const void *data, size_t len);
size_t bytes_left(const struct bytes *bytes);
uint8_t bytes_u8(struct bytes *bytes);
uint16_t bytes_u16(struct bytes *bytes);
uint32_t bytes_u24(struct bytes *bytes);
uint32_t bytes_u32(struct bytes *bytes);
uint64_t bytes_u64(struct bytes *bytes);
void bytes_skip(struct bytes *bytes, size_t len);

/* Lends len bytes of the input, or NULL (and failed) when there are fewer. */
const uint8_t *bytes_take(struct bytes *bytes, size_t len);

/* A reader of the next len bytes, which are skipped here. */
struct bytes bytes_part(struct bytes *bytes, size_t len);

struct bytes_out {
    uint8_t *data;
    size_t len;
    size_t max;
    bool failed; /* something did not fit; data holds what did */
};

struct bytes_out bytes_out_to(void *data, size_t max);
void bytes_put(struct bytes_out *out, const void *data, size_t len);
void bytes_put_u8(struct bytes_out *out, uint8_t value);
void bytes_put_u16(struct bytes_out *out, uint16_t value);
void bytes_put_u32(struct bytes_out *out, uint32_t value);
void bytes_put_u64(struct bytes_out *out, uint64_t value);
void bytes_put_text(struct bytes_out *out, const char *text);

#endif
