/* One leg: the transport between the relay and one page, as far as it can be told without a
 * socket. Who may send (validated paths), where our packets go (the selected path), whether the
 * page still consents. All of it changes on authenticated STUN checks alone. Pure; media thread. */
#ifndef PORCHLIGHT_RELAY_CORE_LEG_H
#define PORCHLIGHT_RELAY_CORE_LEG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"
#include "relay/core/address.h"
#include "relay/core/sdp.h"
#include "relay/core/stun.h"

enum {
    LEG_PATHS_MAX = 8,      /* validated paths; an unused one makes way for a ninth */
    LEG_QUIET_MS = 2000,    /* a selected path unheard for this long loses to any checked one */
    LEG_DOUBT_MS = 5000,    /* unchecked for so long, both pages are told (M13) */
    LEG_CONSENT_MS = 30000, /* RFC 7675, 5.1: consent expires 30 s after the last check */
    LEG_UFRAG_SIZE = 17,    /* four of the slot, twelve random, NUL */
    LEG_PWD_SIZE = 25,      /* 24 random characters, NUL */
    LEG_NONE = UINT16_MAX,  /* no slot */
};

enum leg_purpose { LEG_CHECK, LEG_CALL };

/* Random values for one leg or one restart, drawn at the edge. */
struct leg_chance {
    char ufrag[LEG_UFRAG_SIZE - 4]; /* ice-chars */
    char pwd[LEG_PWD_SIZE];         /* ice-chars */
    uint32_t number;                /* 1 to INT32_MAX: the leg's name */
    uint32_t slot;                  /* where to begin looking for a free one */
    uint32_t ssrc;                  /* the relay's own, for a check leg's offer */
    uint64_t session;               /* of o=, below 2^62 */
};

/* Where a packet came from and which of our addresses it came to: the answer goes from there. */
struct route {
    struct address far;
    uint8_t near_ip[16]; /* IPv4 mapped; UDP on a wildcard address only, else zero */
};

struct leg_path {
    struct route route;
    ms_t checked_at; /* last authenticated check */
};

/* One generation of ICE credentials. */
struct leg_ice {
    char ufrag[LEG_UFRAG_SIZE]; /* "": there is none */
    char pwd[LEG_PWD_SIZE];
    char far_ufrag[SDP_UFRAG_SIZE]; /* the page's; "": not known yet */
};

struct leg {
    uint32_t number; /* its name on the wire; 0: this slot is free */
    uint16_t slot;
    uint16_t far; /* slot of the leg that hears this one, LEG_NONE: nobody */
    uint64_t age; /* rises with each leg of the process: of two the lower is the resident's */
    uint16_t room;
    enum leg_purpose purpose;
    struct leg_ice ice;  /* in use */
    struct leg_ice next; /* of a restart, until its first authenticated check */
    struct sdp_fingerprint fingerprints[SDP_FINGERPRINTS_MAX];
    size_t fingerprint_count; /* 0: the page's description is not here yet */
    struct leg_path paths[LEG_PATHS_MAX];
    size_t path_count;
    size_t selected;            /* index in paths, when path_count > 0 */
    ms_t checked_at;            /* last authenticated check on any path, when path_count > 0 */
    ms_t heard_at;              /* last authentic packet on the selected path */
    bool is_keyed;              /* SRTP stands and the fingerprint matched */
    uint8_t known[16];          /* bit per payload type: the page has described it */
    uint8_t video[16];          /* the same: and it is video */
    char cname[SDP_CNAME_SIZE]; /* stands for its page on the far page */
    uint32_t ssrc;
    uint64_t session;
    uint32_t version; /* of o=, one more with each text */
};

/* What an authenticated check changed. */
struct leg_check {
    bool is_new;   /* this path was not validated before */
    bool has_lost; /* lost made way for it */
    struct address lost;
    bool is_first; /* the leg's first ever */
};

/* number and slot come from the table of legs. */
void leg_init(struct leg *leg, enum leg_purpose purpose, const struct leg_chance *chance);

/* New credentials beside the old, which stay valid until the new ones are used. */
void leg_restart(struct leg *leg, const struct leg_chance *chance);

/* Whether the page may describe itself so: once keyed, the fingerprints stay the same (M5). */
bool leg_can_describe(const struct leg *leg, const struct sdp *sdp);

/* Takes the page's description in. */
void leg_describe(struct leg *leg, const struct sdp *sdp);

/* The credentials that a text of now tells the page. */
const struct leg_ice *leg_newest_ice(const struct leg *leg);

/* Whether the page's description asks for an ICE restart: another ufrag than it had. */
bool leg_is_restart(const struct leg *leg, const struct sdp *sdp);

/* Credentials to try on a request: which is 0 (in use) or 1 (of the restart). False: none. */
bool leg_credentials(const struct leg *leg, int which, struct stun_credentials *ret_credentials);

/* An authenticated check by the credentials `which` came by route. */
struct leg_check leg_checked(
        struct leg *leg, int which, const struct route *route, bool is_use_candidate, ms_t now);

/* The validated path from address, or NULL. */
struct leg_path *leg_path_find(struct leg *leg, const struct address *address);

/* The path from address is gone (its TCP connection ended). */
void leg_path_drop(struct leg *leg, const struct address *address);

/* An authentic packet came on path. It never changes where ours go (M7). */
void leg_heard(struct leg *leg, const struct leg_path *path, ms_t now);

/* Where packets go. NULL: nowhere yet, or no longer (M13). */
const struct route *leg_route(const struct leg *leg, ms_t now);

/* Since the last authenticated check; 0 for a leg that never was checked. */
ms_t leg_unchecked_ms(const struct leg *leg, ms_t now);

/* Whether a leg that was checked once has not been for LEG_CONSENT_MS. */
bool leg_is_expired(const struct leg *leg, ms_t now);

/* Whether the page can take it, as far as it has said: browsers drop the rest unseen. */
bool leg_knows(const struct leg *leg, uint8_t payload_type);

bool leg_is_video(const struct leg *leg, uint8_t payload_type);

#endif
