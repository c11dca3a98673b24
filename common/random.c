/* Random values for the edges, by libsodium, which must be initialised before anything of it is
 * used: random_init is the first call of every main. */
#include "common/random.h"

#include <sodium.h>

#include "common/clock.h"

enum err random_init(void)
{
    return sodium_init() < 0 ? ERR_INTERNAL : ERR_OK;
}

void random_bytes(void *bytes, size_t len)
{
    randombytes_buf(bytes, len);
}

struct id random_id(void)
{
    struct id id;
    randombytes_buf(id.bytes, sizeof(id.bytes));
    return id;
}

struct id random_id_in_order(void)
{
    enum { TIME_BYTES = 6 };
    struct id id;
    uint64_t ms = (uint64_t)clock_now().unix_ms;
    for (int i = 0; i < TIME_BYTES; i++)
        id.bytes[i] = (uint8_t)(ms >> (8 * (TIME_BYTES - 1 - i)));
    randombytes_buf(id.bytes + TIME_BYTES, sizeof(id.bytes) - TIME_BYTES);
    return id;
}

uint32_t random_below(uint32_t bound)
{
    return randombytes_uniform(bound);
}
