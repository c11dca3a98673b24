/* Random values for the edges, by libsodium, which must be initialised before anything of it is
 * used: random_init is the first call of every main. */
#include "common/random.h"

#include <sodium.h>

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

uint32_t random_below(uint32_t bound)
{
    return randombytes_uniform(bound);
}
