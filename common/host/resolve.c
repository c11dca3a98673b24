/* The names that are asked for and those that are known stand in one small table under one mutex;
 * the worker takes the oldest that is asked for. It holds half of the table's life, so that the
 * host may end while getaddrinfo, which nothing can call off, still waits for a name server. */
#include "common/host/resolve.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "common/host/url.h"

enum { FOUND_KEPT_MS = 30000, NONE_KEPT_MS = 2000 };

enum entry_state { ENTRY_FREE, ENTRY_ASKED, ENTRY_LOOKING, ENTRY_KNOWN };

struct entry {
    enum entry_state state;
    uint64_t order; /* ASKED: the lowest is the next */
    ms_t until;     /* KNOWN */
    char name[URL_NAME_MAX + 1];
    struct resolved resolved; /* KNOWN */
};

struct resolver {
    void (*wake)(void *context);
    void *context;
    bool has_worker;       /* the loop's */
    pthread_mutex_t mutex; /* guards all below */
    pthread_cond_t asked;
    int holders; /* the loop and the worker: the last frees */
    bool is_closed;
    uint64_t next_order;
    struct entry entries[RESOLVE_NAMES_MAX];
};

struct resolver *resolver_create(void (*wake)(void *context), void *context)
{
    struct resolver *resolver = calloc(1, sizeof(*resolver));
    if (!resolver)
        return NULL;
    resolver->wake = wake;
    resolver->context = context;
    resolver->holders = 1;
    pthread_mutex_init(&resolver->mutex, NULL);
    pthread_cond_init(&resolver->asked, NULL);
    return resolver;
}

/* The mutex is held, and let go. */
static void unref(struct resolver *resolver)
{
    bool is_last = --resolver->holders == 0;
    pthread_mutex_unlock(&resolver->mutex);
    if (!is_last)
        return;
    pthread_cond_destroy(&resolver->asked);
    pthread_mutex_destroy(&resolver->mutex);
    free(resolver);
}

void resolver_destroy(struct resolver *resolver)
{
    if (!resolver)
        return;
    pthread_mutex_lock(&resolver->mutex);
    resolver->is_closed = true;
    pthread_cond_signal(&resolver->asked);
    unref(resolver);
}

/* --- the worker ---------------------------------------------------------------------------- */

static void add_address(struct resolved *resolved, const struct addrinfo *info)
{
    char *target = resolved->addresses[resolved->count];
    if (getnameinfo(info->ai_addr, info->ai_addrlen, target, RESOLVE_ADDRESS_SIZE, NULL, 0,
                NI_NUMERICHOST) == 0)
        resolved->count++;
}

static struct resolved look_up(const char *name)
{
    const struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    struct resolved resolved = {.count = 0};
    struct addrinfo *list = NULL;
    if (getaddrinfo(name, NULL, &hints, &list) != 0)
        return resolved;
    for (struct addrinfo *info = list; info && resolved.count < RESOLVE_ADDRESSES_MAX;
            info = info->ai_next)
        add_address(&resolved, info);
    freeaddrinfo(list);
    return resolved;
}

/* The mutex is held here and in the two below. */
static struct entry *next_asked(struct resolver *resolver)
{
    struct entry *next = NULL;
    for (struct entry *e = resolver->entries; e < resolver->entries + RESOLVE_NAMES_MAX; e++) {
        if (e->state == ENTRY_ASKED && (!next || e->order < next->order))
            next = e;
    }
    return next;
}

/* LOOKING keeps the entry in its place while the mutex is let go. */
static void answer(struct resolver *resolver, struct entry *entry)
{
    entry->state = ENTRY_LOOKING;
    pthread_mutex_unlock(&resolver->mutex);
    struct resolved resolved = look_up(entry->name);
    ms_t now = clock_now().mono;
    pthread_mutex_lock(&resolver->mutex);
    entry->resolved = resolved;
    entry->until = now + (resolved.count > 0 ? FOUND_KEPT_MS : NONE_KEPT_MS);
    entry->state = ENTRY_KNOWN;
    if (!resolver->is_closed)
        resolver->wake(resolver->context);
}

static void *worker_run(void *context)
{
    struct resolver *resolver = context;
    pthread_mutex_lock(&resolver->mutex);
    while (!resolver->is_closed) {
        struct entry *entry = next_asked(resolver);
        if (entry)
            answer(resolver, entry);
        else
            pthread_cond_wait(&resolver->asked, &resolver->mutex);
    }
    unref(resolver);
    return NULL;
}

/* Signals are the service's own affair; the thread takes none. */
static int start_thread(struct resolver *resolver)
{
    sigset_t all;
    sigset_t before;
    pthread_attr_t attributes;
    pthread_t thread;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&thread, &attributes, worker_run, resolver);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failed;
}

static enum err need_worker(struct resolver *resolver)
{
    if (resolver->has_worker)
        return ERR_OK;
    resolver->holders = 2; /* alone so far: no lock */
    if (start_thread(resolver) != 0) {
        resolver->holders = 1;
        return ERR_MEMORY;
    }
    resolver->has_worker = true;
    return ERR_OK;
}

/* --- asking -------------------------------------------------------------------------------- */

static bool is_numeric(const char *name)
{
    struct in6_addr address;
    return inet_pton(AF_INET, name, &address) == 1 || inet_pton(AF_INET6, name, &address) == 1;
}

/* The mutex is held from here on. A free place, or that of the answer which is the oldest. */
static struct entry *find_place(struct resolver *resolver)
{
    struct entry *place = NULL;
    for (struct entry *e = resolver->entries; e < resolver->entries + RESOLVE_NAMES_MAX; e++) {
        if (e->state == ENTRY_FREE)
            return e;
        if (e->state == ENTRY_KNOWN && (!place || e->until < place->until))
            place = e;
    }
    return place;
}

static enum err ask(struct resolver *resolver, struct entry *place, const char *name)
{
    if (!place)
        return ERR_LIMIT;
    memcpy(place->name, name, strlen(name) + 1);
    place->state = ENTRY_ASKED;
    place->order = resolver->next_order++;
    pthread_cond_signal(&resolver->asked);
    return ERR_NOT_NOW;
}

static enum err find(
        struct resolver *resolver, const char *name, ms_t now, struct resolved *ret_resolved)
{
    for (struct entry *e = resolver->entries; e < resolver->entries + RESOLVE_NAMES_MAX; e++) {
        if (e->state == ENTRY_FREE || strcmp(e->name, name) != 0)
            continue;
        if (e->state != ENTRY_KNOWN)
            return ERR_NOT_NOW;
        if (e->until < now)
            return ask(resolver, e, name);
        *ret_resolved = e->resolved;
        return ERR_OK;
    }
    return ask(resolver, find_place(resolver), name);
}

enum err resolver_find(
        struct resolver *resolver, const char *name, ms_t now, struct resolved *ret_resolved)
{
    size_t size = strlen(name) + 1;
    if (size <= RESOLVE_ADDRESS_SIZE && is_numeric(name)) {
        *ret_resolved = (struct resolved){.count = 1};
        memcpy(ret_resolved->addresses[0], name, size);
        return ERR_OK;
    }
    if (size > URL_NAME_MAX + 1)
        return ERR_LIMIT;
    if (need_worker(resolver) != ERR_OK)
        return ERR_MEMORY;
    pthread_mutex_lock(&resolver->mutex);
    enum err err = find(resolver, name, now, ret_resolved);
    pthread_mutex_unlock(&resolver->mutex);
    return err;
}
