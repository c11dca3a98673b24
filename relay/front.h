/* The lws thread: the pages' WebSockets and the beat, on one host. It hands genuine events to the
 * media thread and carries out its orders. Everything runs on the thread that calls front_run. */
#ifndef PORCHLIGHT_RELAY_FRONT_H
#define PORCHLIGHT_RELAY_FRONT_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "common/mailbox.h"
#include "common/token.h"
#include "relay/core/gate.h"

enum { FRONT_ORIGINS_MAX = 16, FRONT_STOP_MS = 2000 };

struct front;

struct front_config {
    const char *listen_address;
    uint16_t listen_port;
    const char *const *origins; /* NULL-terminated; lent for the call */
    size_t connections_max;
    size_t address_max;        /* connections of one network */
    uint8_t trusted_proxy[16]; /* IPv4 mapped; exempt from it. Zero: none */
    const char *scheduler_url;
    struct gate gate;             /* copied; key 0 is the scheduler's */
    struct signing_key relay_key; /* signs beats */
};

/* error names the setting that is at fault. */
enum err front_create(const struct front_config *config, struct front **ret_front,
        struct error *error) ATTRIBUTE_MUST_USE;
void front_destroy(struct front *front);

uint16_t front_port(const struct front *front);

/* Where the media thread puts its orders; putting wakes the front. */
struct mailbox *front_orders(struct front *front);

/* Once, before front_run: where events go. */
enum err front_connect(struct front *front, struct mailbox *events) ATTRIBUTE_MUST_USE;

/* Until ORDER_STOPPED has come and every page has been told, or FRONT_STOP_MS after it. */
void front_run(struct front *front);

#endif
