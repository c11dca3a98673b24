/* A ring of pointers under one mutex. The lock is held for a few instructions and never while
 * waking, so a loop may put and take without waiting in practice, and whoever is woken finds it
 * open. */
#include "common/mailbox.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

struct mailbox {
    struct mailbox_config config;
    pthread_mutex_t mutex; /* guards all below */
    pthread_cond_t filled;
    size_t first;
    size_t count;
    bool is_closed;
    void *items[]; /* config.capacity of them, from first on, wrapping */
};

struct mailbox *mailbox_create(const struct mailbox_config *config)
{
    struct mailbox *box = calloc(1, sizeof(*box) + config->capacity * sizeof(void *));
    if (!box)
        return NULL;
    box->config = *config;
    pthread_mutex_init(&box->mutex, NULL);
    pthread_cond_init(&box->filled, NULL);
    return box;
}

void mailbox_destroy(struct mailbox *box)
{
    if (!box)
        return;
    for (void *item; (item = mailbox_take(box));) {
        if (box->config.destroy)
            box->config.destroy(item);
    }
    pthread_cond_destroy(&box->filled);
    pthread_mutex_destroy(&box->mutex);
    free(box);
}

enum err mailbox_put(struct mailbox *box, void *item)
{
    pthread_mutex_lock(&box->mutex);
    bool is_full = box->count == box->config.capacity;
    if (!is_full) {
        box->items[(box->first + box->count) % box->config.capacity] = item;
        box->count++;
    }
    pthread_mutex_unlock(&box->mutex);
    if (is_full)
        return ERR_LIMIT;
    pthread_cond_signal(&box->filled);
    if (box->config.wake)
        box->config.wake(box->config.context);
    return ERR_OK;
}

/* The mutex is held. */
static void *take_first(struct mailbox *box)
{
    if (box->count == 0)
        return NULL;
    void *item = box->items[box->first];
    box->first = (box->first + 1) % box->config.capacity;
    box->count--;
    return item;
}

void *mailbox_take(struct mailbox *box)
{
    pthread_mutex_lock(&box->mutex);
    void *item = take_first(box);
    pthread_mutex_unlock(&box->mutex);
    return item;
}

void *mailbox_wait(struct mailbox *box)
{
    pthread_mutex_lock(&box->mutex);
    while (box->count == 0 && !box->is_closed)
        pthread_cond_wait(&box->filled, &box->mutex);
    void *item = take_first(box);
    pthread_mutex_unlock(&box->mutex);
    return item;
}

void mailbox_close(struct mailbox *box)
{
    pthread_mutex_lock(&box->mutex);
    box->is_closed = true;
    pthread_cond_broadcast(&box->filled);
    pthread_mutex_unlock(&box->mutex);
}
