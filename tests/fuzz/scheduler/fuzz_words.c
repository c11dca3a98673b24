/* A catalogue of any bytes against itself: refused with a field named, or every text is there. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/value.h"
#include "scheduler/core/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct words_file files[] = {{.language = "en", .text = (const char *)data, .len = len},
            {.language = "es", .text = (const char *)data, .len = len}};
    struct words *words = NULL;
    struct error error = {0};
    if (words_read(files, 2, &words, &error)) {
        if (error.field[0] == '\0')
            abort();
        return 0;
    }
    struct value_pool *pool = value_pool_create(VALUE_POOL_MAX);
    struct buffer out = buffer_limited(10000);
    struct words_pair pair = {.name = "name", .value = "Wren"};
    const char *text = words_get(words, "es", "a");
    if (text)
        words_fill(text, &pair, 1, &out);
    if (words_tree(words, "es", pool) == NULL && value_pool_err(pool) == ERR_OK)
        abort();
    buffer_finish(&out);
    value_pool_destroy(pool);
    words_destroy(words);
    return 0;
}
