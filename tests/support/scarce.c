/* The allocator behind scarce.h. */
#include "tests/support/scarce.h"

#include <stdint.h>
#include <string.h>

#include <openssl/crypto.h>

static size_t fails_at;
static size_t count;
static bool has_failed;
static bool is_suspended;
static long live;

void *__real_malloc(size_t size);
void *__real_calloc(size_t items, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t items, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);
void __wrap_free(void *memory);

static bool is_scarce(void)
{
    if (is_suspended || ++count != fails_at)
        return false;
    has_failed = true;
    return true;
}

static void *taken(void *memory)
{
    live += memory ? 1 : 0;
    return memory;
}

void *__wrap_malloc(size_t size)
{
    return is_scarce() ? NULL : taken(__real_malloc(size));
}

void *__wrap_calloc(size_t items, size_t size)
{
    return is_scarce() ? NULL : taken(__real_calloc(items, size));
}

void *__wrap_realloc(void *memory, size_t size)
{
    if (!memory)
        return __wrap_malloc(size);
    return is_scarce() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = __wrap_malloc(size);
    return copy ? memcpy(copy, text, size) : NULL;
}

void __wrap_free(void *memory)
{
    live -= memory ? 1 : 0;
    __real_free(memory);
}

static void *crypto_malloc(size_t size, const char *file, int line)
{
    (void)file;
    (void)line;
    return __wrap_malloc(size);
}

static void *crypto_realloc(void *memory, size_t size, const char *file, int line)
{
    (void)file;
    (void)line;
    return __wrap_realloc(memory, size);
}

static void crypto_free(void *memory, const char *file, int line)
{
    (void)file;
    (void)line;
    __wrap_free(memory);
}

void scarce_attach(void)
{
    CRYPTO_set_mem_functions(crypto_malloc, crypto_realloc, crypto_free);
}

void scarce_fail(size_t number)
{
    fails_at = number;
    count = 0;
    has_failed = false;
}

void scarce_suspend(bool is_to_be)
{
    is_suspended = is_to_be;
}

bool scarce_has_failed(void)
{
    return has_failed;
}

size_t scarce_count(void)
{
    return count;
}

long scarce_live(void)
{
    return live;
}
