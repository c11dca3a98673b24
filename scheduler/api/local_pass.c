/* A time and a keyed hash of it: 8 and 24 bytes, base64url. */
#include "scheduler/api/local_pass.h"

#include <string.h>

#include "common/base64url.h"
#include "common/bytes.h"
#include "scheduler/api/keyed.h"

enum { TIME_BYTES = 8, MAC_BYTES = 24, PASS_BYTES = TIME_BYTES + MAC_BYTES };

static void mac_make(const uint8_t key[32], const uint8_t *time, uint8_t ret_mac[MAC_BYTES])
{
    uint8_t hash[KEYED_BYTES];
    const struct keyed_part part = {time, TIME_BYTES};
    keyed_hash(key, "local", &part, 1, hash);
    memcpy(ret_mac, hash, MAC_BYTES);
}

char *local_pass_make(const uint8_t key[32], unix_s_t now, char ret_pass[LOCAL_PASS_SIZE])
{
    uint8_t bytes[PASS_BYTES];
    struct bytes_out out = bytes_out_to(bytes, TIME_BYTES);
    bytes_put_u64(&out, (uint64_t)now);
    mac_make(key, bytes, bytes + TIME_BYTES);
    return base64url_encode(bytes, sizeof(bytes), ret_pass, LOCAL_PASS_SIZE);
}

bool local_pass_is_valid(const uint8_t key[32], unix_s_t now, const char *pass, size_t len)
{
    uint8_t bytes[PASS_BYTES];
    uint8_t mac[MAC_BYTES];
    size_t bytes_len = 0;
    if (base64url_decode(pass, len, bytes, sizeof(bytes), &bytes_len) != ERR_OK ||
            bytes_len != sizeof(bytes)) {
        return false;
    }
    struct bytes in = bytes_from(bytes, TIME_BYTES);
    unix_s_t made_at = (unix_s_t)bytes_u64(&in);
    mac_make(key, bytes, mac);
    return keyed_is_equal(mac, bytes + TIME_BYTES, MAC_BYTES) && made_at <= now &&
           made_at > now - LOCAL_PASS_LIFE_S;
}
