/* All calls of the process: a call by its id, a room by the connection that speaks. What was
 * removed or ended by the scheduler is remembered for as long as a resume token lives: a ticket or
 * an admission of before opens it no more, however often its token was renewed; a later ticket
 * does. Memory is taken once, at creation. Pure; media thread. */
#ifndef PORCHLIGHT_RELAY_CORE_ROOMS_H
#define PORCHLIGHT_RELAY_CORE_ROOMS_H

#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "relay/core/room.h"

enum {
    ROOMS_MAX = 10000,
    ROOMS_REMOVED_MAX = 1024,
    ROOMS_REMOVED_MS = RESUME_LIFE_S * 1000,
};

struct rooms;

/* connections_max: all slots are below it. NULL: no memory. */
struct rooms *rooms_create(size_t rooms_max, size_t connections_max);
void rooms_destroy(struct rooms *rooms);

/* As room_join; also ERR_LIMIT: no room left; ERR_FORBIDDEN: removed by the scheduler. */
enum err rooms_join(struct rooms *rooms, const struct claim *claim, struct turn *turn);

/* A message of a connection that has joined; sdp for descriptions, else NULL. */
void rooms_message(struct rooms *rooms, uint64_t connection, const struct message *message,
        const struct sdp *sdp, struct turn *turn);

void rooms_lost(struct rooms *rooms, uint64_t connection, struct turn *turn);
void rooms_leg_lost(struct rooms *rooms, uint16_t slot, bool is_reopened, struct turn *turn);
void rooms_revoke(struct rooms *rooms, struct id call, struct id seat, struct turn *turn);
void rooms_end(struct rooms *rooms, struct id call, struct turn *turn);

/* Calls room_tick on room index of rooms_capacity, if there is one; each needs a turn of its own.
 */
void rooms_tick(struct rooms *rooms, size_t index, struct turn *turn);
size_t rooms_capacity(const struct rooms *rooms);
bool rooms_is_used(const struct rooms *rooms, size_t index);

/* The connections of the room at index, seats and guests; 0: there is none. */
size_t rooms_connections(const struct rooms *rooms, size_t index,
        uint64_t ret_connections[ROOM_SEATS + ROOM_GUESTS]);

/* A seat that has a call leg. */
struct rooms_seat {
    uint64_t connection; /* 0: its signalling is lost */
    struct id id;
    uint16_t leg; /* slot */
};

/* Those of the room at index; 0: none, or no room. */
size_t rooms_seats(const struct rooms *rooms, size_t index, struct id *ret_call,
        struct rooms_seat ret_seats[ROOM_SEATS]);

bool rooms_has_call(struct rooms *rooms, struct id call);

/* Calls that an end of the process would break: a page is here or waits, or a leg still runs whose
 * signalling is lost. */
size_t rooms_live(const struct rooms *rooms, struct legs *legs);

/* For the beat: calls in use, and seats whose pages are here. */
size_t rooms_count(const struct rooms *rooms, size_t *ret_seats);

#endif
