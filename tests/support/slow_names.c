/* A name server for the tests, preloaded before getaddrinfo: `gated.test` is answered once the fifo
 * named by PORCHLIGHT_NAMES_GATE was opened and closed by the test, `two.test` has an address where
 * nobody listens before the good one, `none.test` has none. All else goes to the real one. */
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int (*lookup)(const char *name, const char *service, const struct addrinfo *hints,
        struct addrinfo **ret_list);

static void wait_at_gate(void)
{
    const char *path = getenv("PORCHLIGHT_NAMES_GATE");
    int gate = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    char byte;
    while (gate >= 0 && read(gate, &byte, 1) > 0) {
    }
    close(gate);
}

static int look_up_two(lookup real, const struct addrinfo *hints, struct addrinfo **ret_list)
{
    int failed = real("127.0.0.2", NULL, hints, ret_list);
    return failed ? failed : real("127.0.0.1", NULL, hints, &(*ret_list)->ai_next);
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
        struct addrinfo **ret_list)
{
    lookup real = (lookup)dlsym(RTLD_NEXT, "getaddrinfo");
    if (name && strcmp(name, "none.test") == 0)
        return EAI_NONAME;
    if (name && strcmp(name, "two.test") == 0)
        return look_up_two(real, hints, ret_list);
    if (!name || strcmp(name, "gated.test") != 0)
        return real(name, service, hints, ret_list);
    wait_at_gate();
    return real("127.0.0.1", service, hints, ret_list);
}
