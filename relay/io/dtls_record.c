/* Records in clear carry no proof of who wrote them. OpenSSL would let a forged fatal alert end a
 * handshake; here it never gets that far. */
#include "relay/io/dtls_record.h"

#include "common/bytes.h"

enum {
    RECORD_HEADER = 13,   /* RFC 6347, 4.1: type, version, epoch, sequence number, length */
    RECORD_TYPE_MIN = 20, /* change_cipher_spec */
    RECORD_TYPE_ALERT = 21,
    RECORD_TYPE_HANDSHAKE = 22,
    RECORD_TYPE_MAX = 63, /* RFC 7983: the first byte of DTLS is 20 to 63 */
};

struct record {
    uint8_t type;
    uint16_t epoch;
    struct bytes body;
};

static struct record record_read(struct bytes *bytes)
{
    struct record record = {.type = bytes_u8(bytes)};
    bytes_skip(bytes, 2);
    record.epoch = bytes_u16(bytes);
    bytes_skip(bytes, 6);
    record.body = bytes_part(bytes, bytes_u16(bytes));
    return record;
}

/* A fragment without bytes of a message that has some: OpenSSL ends the handshake over it. */
static bool is_empty_fragment(struct bytes body)
{
    bytes_skip(&body, 1);
    uint32_t message_len = bytes_u24(&body);
    bytes_skip(&body, 2 + 3); /* message number, offset */
    uint32_t fragment_len = bytes_u24(&body);
    return !body.failed && fragment_len == 0 && message_len > 0;
}

static bool is_wanted(const struct record *record, bool is_keyed)
{
    if (record->epoch != 0) {
        return true;
    }
    if (is_keyed || record->type == RECORD_TYPE_ALERT) {
        return false;
    }
    return record->type != RECORD_TYPE_HANDSHAKE || !is_empty_fragment(record->body);
}

size_t dtls_records_keep(const uint8_t *datagram, size_t len, bool is_keyed, uint8_t *out)
{
    struct bytes bytes = bytes_from(datagram, len);
    struct bytes_out kept = bytes_out_to(out, len);
    while (bytes_left(&bytes) > 0) {
        const uint8_t *start = bytes.at;
        struct record record = record_read(&bytes);
        if (bytes.failed || record.type < RECORD_TYPE_MIN || record.type > RECORD_TYPE_MAX) {
            break;
        }
        if (is_wanted(&record, is_keyed)) {
            bytes_put(&kept, start, RECORD_HEADER + bytes_left(&record.body));
        }
    }
    return kept.len;
}
