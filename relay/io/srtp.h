/* SRTP of one leg, by libsrtp, whose types stay in srtp.c: one inbound context (any SSRC, replay
 * window 1024) and one outbound (any SSRC). Packets are turned in place. A pair belongs to one
 * thread, the media thread. libsrtp keeps a stream for each SSRC it has met and never forgets one:
 * the caller caps the SSRCs of a leg before it comes here. */
#ifndef PORCHLIGHT_RELAY_IO_SRTP_H
#define PORCHLIGHT_RELAY_IO_SRTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"

enum {
    SRTP_SLACK = 148, /* bytes past a packet's end that protect may write: libsrtp's own bound */
    SRTP_KEY_SIZE_MAX = 46 /* AES-256 key (32) and salt (14 at most) */
};

/* In the order in which the relay prefers them. */
enum srtp_suite {
    SRTP_SUITE_AEAD_AES_128_GCM,
    SRTP_SUITE_AEAD_AES_256_GCM,
    SRTP_SUITE_AES_128_CM_SHA1_80,
};

/* What a DTLS handshake yields: key and salt, concatenated, for each direction. A secret: the
 * holder wipes it with srtp_keys_wipe as soon as the pair exists. */
struct srtp_keys {
    enum srtp_suite suite;
    size_t len;                         /* of each of the two */
    uint8_t inbound[SRTP_KEY_SIZE_MAX]; /* the page writes with it */
    uint8_t outbound[SRTP_KEY_SIZE_MAX];
};

void srtp_keys_wipe(struct srtp_keys *keys);

/* Once per process, before the media thread starts: starts libsrtp and plugs our AES-GCM in, which
 * libsrtp tries on its own test vectors first. ERR_INTERNAL: it failed them. */
enum err srtp_library_start(void) ATTRIBUTE_MUST_USE;
void srtp_library_stop(void);

struct srtp_pair;

/* NULL: no memory, or keys of a wrong length. Copies what it needs of keys. */
struct srtp_pair *srtp_pair_create(const struct srtp_keys *keys);
void srtp_pair_destroy(struct srtp_pair *pair);

/* Inbound. packet is 4-byte aligned; *len becomes the plain length. ERR_SIGNATURE: not authentic,
 * ERR_CONFLICT: seen before or older than the window, ERR_INPUT: not a packet. After a failure
 * the bytes of packet are unspecified. */
enum err srtp_pair_unprotect_rtp(
        struct srtp_pair *pair, uint8_t *packet, size_t *len) ATTRIBUTE_MUST_USE;
enum err srtp_pair_unprotect_rtcp(
        struct srtp_pair *pair, uint8_t *packet, size_t *len) ATTRIBUTE_MUST_USE;

/* Outbound. packet is 4-byte aligned in a buffer of size bytes, size >= *len + SRTP_SLACK
 * (ERR_LIMIT otherwise); *len becomes the length on the wire. Sending one index again, as the
 * sender does when asked, is allowed: it gives the same bytes if the packet is the same one. */
enum err srtp_pair_protect_rtp(
        struct srtp_pair *pair, uint8_t *packet, size_t *len, size_t size) ATTRIBUTE_MUST_USE;
enum err srtp_pair_protect_rtcp(
        struct srtp_pair *pair, uint8_t *packet, size_t *len, size_t size) ATTRIBUTE_MUST_USE;

enum srtp_suite srtp_pair_suite(const struct srtp_pair *pair);

/* "AEAD_AES_128_GCM": for a log line. */
const char *srtp_suite_name(enum srtp_suite suite);

#endif
