/* Bounds in one place: parsers read on without checking and ask `failed` once at the end. */
#include "common/bytes.h"

#include <string.h>

struct bytes bytes_from(const void *data, size_t len)
{
    static const uint8_t nothing[1];
    const uint8_t *start = data ? data : nothing;
    return (struct bytes){.at = start, .end = start + (data ? len : 0)};
}

size_t bytes_left(const struct bytes *bytes)
{
    return bytes->failed ? 0 : (size_t)(bytes->end - bytes->at);
}

const uint8_t *bytes_take(struct bytes *bytes, size_t len)
{
    if (bytes_left(bytes) < len || bytes->failed) {
        bytes->failed = true;
        return NULL;
    }
    const uint8_t *taken = bytes->at;
    bytes->at += len;
    return taken;
}

static uint64_t read_integer(struct bytes *bytes, size_t len)
{
    const uint8_t *taken = bytes_take(bytes, len);
    uint64_t value = 0;
    for (size_t i = 0; taken && i < len; i++)
        value = value << 8 | taken[i];
    return value;
}

uint8_t bytes_u8(struct bytes *bytes)
{
    return (uint8_t)read_integer(bytes, 1);
}

uint16_t bytes_u16(struct bytes *bytes)
{
    return (uint16_t)read_integer(bytes, 2);
}

uint32_t bytes_u24(struct bytes *bytes)
{
    return (uint32_t)read_integer(bytes, 3);
}

uint32_t bytes_u32(struct bytes *bytes)
{
    return (uint32_t)read_integer(bytes, 4);
}

uint64_t bytes_u64(struct bytes *bytes)
{
    return read_integer(bytes, 8);
}

void bytes_skip(struct bytes *bytes, size_t len)
{
    (void)bytes_take(bytes, len);
}

struct bytes bytes_part(struct bytes *bytes, size_t len)
{
    const uint8_t *taken = bytes_take(bytes, len);
    struct bytes part = bytes_from(taken, len);
    part.failed = taken == NULL;
    return part;
}

struct bytes_out bytes_out_to(void *data, size_t max)
{
    return (struct bytes_out){.data = data, .max = max};
}

void bytes_put(struct bytes_out *out, const void *data, size_t len)
{
    if (out->failed || len > out->max - out->len) {
        out->failed = true;
        return;
    }
    if (len > 0)
        memcpy(out->data + out->len, data, len);
    out->len += len;
}

static void put_integer(struct bytes_out *out, uint64_t value, size_t len)
{
    uint8_t bytes[8];
    for (size_t i = 0; i < len; i++)
        bytes[i] = (uint8_t)(value >> (8 * (len - 1 - i)));
    bytes_put(out, bytes, len);
}

void bytes_put_u8(struct bytes_out *out, uint8_t value)
{
    put_integer(out, value, 1);
}

void bytes_put_u16(struct bytes_out *out, uint16_t value)
{
    put_integer(out, value, 2);
}

void bytes_put_u32(struct bytes_out *out, uint32_t value)
{
    put_integer(out, value, 4);
}

void bytes_put_u64(struct bytes_out *out, uint64_t value)
{
    put_integer(out, value, 8);
}

void bytes_put_text(struct bytes_out *out, const char *text)
{
    bytes_put(out, text, strlen(text));
}
