/* The media thread: takes events from the lws thread and packets from the port, lets core decide,
 * and performs what it decided. Owns rooms, legs and traffic; all of it belongs to the thread that
 * calls drive_run. */
#ifndef PORCHLIGHT_RELAY_DRIVE_H
#define PORCHLIGHT_RELAY_DRIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "common/mailbox.h"
#include "relay/core/address.h"
#include "relay/core/drain.h"
#include "relay/core/resume.h"
#include "relay/io/dtls.h"

struct drive;

struct drive_config {
    const char *media_address;
    uint16_t media_port;            /* 0: any free one */
    struct address_list advertised; /* at least one */
    size_t calls_max;
    size_t connections_max; /* WebSockets */
    size_t tcp_max;
    char relay[RELAY_NAME_SIZE]; /* our name */
    uint8_t fleet_key[RESUME_KEY_BYTES];
    const struct dtls_identity *identity; /* outlives the drive */
    struct mailbox *orders;               /* to the lws thread */
    enum drain_mode drain;
    ms_t drain_max_ms;
};

/* error names the setting that is at fault. */
enum err drive_create(const struct drive_config *config, struct drive **ret_drive,
        struct error *error) ATTRIBUTE_MUST_USE;
void drive_destroy(struct drive *drive);

uint16_t drive_port(const struct drive *drive);

/* Where events for the drive are put; putting wakes it. */
struct mailbox *drive_events(struct drive *drive);

/* Until EVENT_STOP, a SIGINT, a second SIGTERM, or the end of the drain that a first one begins
 * (core/drain.h); every thread must have blocked both signals. Then it says goodbye to every page
 * and orders ORDER_STOPPED. */
void drive_run(struct drive *drive);

#endif
