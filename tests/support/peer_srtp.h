/* SRTP of the test client, by libsrtp as Debian builds it. */
#ifndef PORCHLIGHT_TESTS_SUPPORT_PEER_SRTP_H
#define PORCHLIGHT_TESTS_SUPPORT_PEER_SRTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peer_keys;
struct peer_srtp;

enum { PEER_SRTP_SLACK = 160 };

struct peer_srtp *peer_srtp_create(const struct peer_keys *keys);
void peer_srtp_destroy(struct peer_srtp *srtp);

/* In place; data has PEER_SRTP_SLACK bytes more. false: refused. */
bool peer_srtp_protect(struct peer_srtp *srtp, bool is_rtcp, uint8_t *data, size_t *len);
bool peer_srtp_unprotect(struct peer_srtp *srtp, bool is_rtcp, uint8_t *data, size_t *len);

#endif
