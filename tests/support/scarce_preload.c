/* Scarce memory for a program under test, preloaded before its libraries: the allocation that the
 * test names by its number fails, once. PORCHLIGHT_SCARCE names a file with three numbers of 8
 * bytes in this machine's order, which both sides have mapped: how many allocations there still are
 * before the one that fails (0: none will), how many have failed, and how many there were. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FIRST_BYTES = 65536 }; /* for who looks up the real functions, and needs memory for it */

struct counts {
    _Atomic int64_t left;
    _Atomic int64_t failed;
    _Atomic int64_t count;
};

static struct counts *counts;
static _Alignas(16) uint8_t first[FIRST_BYTES];
static size_t first_len;

static void *(*real_malloc)(size_t size);
static void *(*real_calloc)(size_t count, size_t size);
static void *(*real_realloc)(void *memory, size_t size);
static void *(*real_aligned)(size_t alignment, size_t size);
static void (*real_free)(void *memory);

static void counts_open(void)
{
    const char *path = getenv("PORCHLIGHT_SCARCE");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    void *mapped = mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    counts = mapped == MAP_FAILED ? NULL : mapped;
}

static void look_up(void)
{
    static bool is_looking;
    if (is_looking)
        return;
    is_looking = true;
    real_calloc = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "calloc");
    real_realloc = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
    real_aligned = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "aligned_alloc");
    real_free = (void (*)(void *))dlsym(RTLD_NEXT, "free");
    real_malloc = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
}

/* The first allocations come before there is an environment to read. */
__attribute__((constructor)) static void begin(void)
{
    look_up();
    counts_open();
}

static bool is_scarce(void)
{
    if (!counts)
        return false;
    atomic_fetch_add(&counts->count, 1);
    if (atomic_load(&counts->left) <= 0 || atomic_fetch_sub(&counts->left, 1) != 1)
        return false;
    atomic_fetch_add(&counts->failed, 1);
    errno = ENOMEM;
    return true;
}

static bool is_first(const void *memory)
{
    return (const uint8_t *)memory >= first && (const uint8_t *)memory < first + FIRST_BYTES;
}

static void *first_take(size_t size)
{
    size_t at = first_len;
    first_len += (size + 15) & ~(size_t)15;
    return first_len <= FIRST_BYTES ? first + at : NULL;
}

void *malloc(size_t size)
{
    if (!real_malloc) {
        look_up();
        if (!real_malloc)
            return first_take(size);
    }
    return is_scarce() ? NULL : real_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    if (!real_malloc) {
        look_up();
        if (!real_malloc)
            return first_take(count * size); /* it is zero, and never given twice */
    }
    return is_scarce() ? NULL : real_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
    if (!is_first(memory))
        return is_scarce() ? NULL : real_realloc(memory, size);
    void *moved = malloc(size);
    size_t rest = (size_t)(first + FIRST_BYTES - (uint8_t *)memory);
    return moved ? memcpy(moved, memory, size < rest ? size : rest) : NULL;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return is_scarce() ? NULL : real_aligned(alignment, size);
}

void free(void *memory)
{
    if (memory && !is_first(memory))
        real_free(memory);
}
