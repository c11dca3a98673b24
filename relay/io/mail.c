/* Events and orders: made by one thread, freed by the other, or by the mailbox at the end. */
#include "relay/io/mail.h"

#include <stdlib.h>

struct event *event_create(enum event_kind kind, uint64_t connection)
{
    struct event *event = calloc(1, sizeof(*event));
    if (event) {
        event->kind = kind;
        event->connection = connection;
    }
    return event;
}

void event_destroy(void *item)
{
    struct event *event = item;
    if (event && event->kind == EVENT_MESSAGE) {
        message_finish(&event->message);
    }
    free(event);
}

struct order *order_create(enum order_kind kind, uint64_t connection)
{
    struct order *order = calloc(1, sizeof(*order));
    if (order) {
        order->kind = kind;
        order->connection = connection;
    }
    return order;
}

void order_destroy(void *item)
{
    struct order *order = item;
    if (order) {
        free(order->text);
        free(order->census);
    }
    free(order);
}
