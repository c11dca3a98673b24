/* ICE of the test client, by NiceAgent: a full agent, controlling, one component, host candidates
 * of one local address only. All callbacks come on the main context. */
#ifndef PORCHLIGHT_TESTS_SUPPORT_PEER_ICE_H
#define PORCHLIGHT_TESTS_SUPPORT_PEER_ICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct peer_ice;

struct peer_ice_config {
    bool is_tcp;         /* active TCP candidates only; else UDP only */
    const char *address; /* local */
    void (*gathered)(void *context, const char *ufrag, const char *pwd);
    void (*connected)(void *context, const char *address, unsigned int port);
    void (*failed)(void *context);
    void (*received)(void *context, uint8_t *data, size_t len);
    void *context;
};

struct peer_ice *peer_ice_create(const struct peer_ice_config *config);
void peer_ice_destroy(struct peer_ice *ice);

/* false: the address or the credentials are no good. */
bool peer_ice_remote(struct peer_ice *ice, const char *ufrag, const char *pwd, const char *address,
        unsigned int port);

/* New local credentials; gathered is called with them. */
void peer_ice_restart(struct peer_ice *ice);

/* One datagram, or one framed packet. false: it did not go out. */
bool peer_ice_send(struct peer_ice *ice, const void *data, size_t len);

#endif
