/* What the two threads of a relay hand each other, through two bounded mailboxes: events go to
 * the media thread, orders to the lws thread. A connection is named by its number, never by a
 * pointer. An item belongs to whoever holds it; what it owns is freed with it. */
#ifndef PORCHLIGHT_RELAY_IO_MAIL_H
#define PORCHLIGHT_RELAY_IO_MAIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/id.h"
#include "relay/core/census.h"
#include "relay/core/message.h"
#include "relay/core/reports.h"
#include "relay/core/room.h"

enum { MAIL_EVENTS_MAX = 4096, MAIL_ORDERS_MAX = 8192 };

enum event_kind {
    EVENT_JOIN,    /* claim: genuine */
    EVENT_MESSAGE, /* connection, message */
    EVENT_CLOSED,  /* connection */
    EVENT_REVOKE,  /* call, seat, command */
    EVENT_END,     /* call, command */
    EVENT_DRAIN,   /* command. No new calls; pages are told */
    EVENT_STOP,    /* say goodbye to every page and end */
};

struct event {
    enum event_kind kind;
    uint64_t connection;
    struct claim claim;
    struct message message; /* owned, as message_parse gave it */
    struct id call;
    struct id seat;
    int64_t command; /* n of the beat's command */
};

enum order_kind {
    ORDER_ACCEPT,   /* connection has joined */
    ORDER_REFUSE,   /* its join was good but cannot be: code */
    ORDER_SEND,     /* text */
    ORDER_CLOSE,    /* close */
    ORDER_REPORT,   /* report */
    ORDER_DONE,     /* command was carried out */
    ORDER_COUNTS,   /* calls, seats */
    ORDER_CENSUS,   /* census */
    ORDER_DRAINING, /* is_moving */
    ORDER_STOPPED,  /* nothing comes after this */
};

struct order {
    enum order_kind kind;
    uint64_t connection;
    enum message_code code;
    enum message_close close;
    char *text; /* owned */
    size_t len;
    struct report report;
    int64_t command;
    int64_t calls;
    int64_t seats;
    struct census *census; /* owned */
    bool is_moving;        /* calls are to go to other relays */
};

/* NULL: no memory. */
struct event *event_create(enum event_kind kind, uint64_t connection);
void event_destroy(void *item);

struct order *order_create(enum order_kind kind, uint64_t connection);
void order_destroy(void *item);

#endif
