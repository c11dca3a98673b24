/* Performs what core decided: an action becomes an order to the lws thread, or the end of a
 * channel. What core may not make is made here: resume tokens, the text of descriptions. Media
 * thread. */
#ifndef PORCHLIGHT_RELAY_PERFORM_H
#define PORCHLIGHT_RELAY_PERFORM_H

#include <stdint.h>

#include "common/clock.h"
#include "relay/core/action.h"
#include "relay/core/address.h"
#include "relay/core/legs.h"
#include "relay/core/resume.h"
#include "relay/core/sdp.h"

struct post;
struct traffic;

/* A value of the drive's; the pointers are lent and outlive it. */
struct performer {
    struct legs *legs;
    struct traffic *traffic;
    struct post *post;
    const uint8_t *fingerprint; /* SHA-256 of our certificate */
    struct address_list advertised;
    char relay[RELAY_NAME_SIZE]; /* our name */
    uint8_t fleet_key[RESUME_KEY_BYTES];
    char sdp[SDP_SIZE_MAX + 1]; /* the text in the making */
};

void perform(struct performer *performer, const struct action *action, struct now now);

#endif
