/* What door.c, leaving.c and exchange.c share of a room; everybody else speaks to it by room.h. */
#ifndef PORCHLIGHT_RELAY_CORE_ROOM_PARTS_H
#define PORCHLIGHT_RELAY_CORE_ROOM_PARTS_H

#include "relay/core/room.h"

struct seat *room_find_seat(struct room *room, struct id id);
struct seat *room_seat_of(struct room *room, uint64_t connection);
struct guest *room_guest_of(struct room *room, uint64_t connection);
struct seat *room_other_seat(struct room *room, const struct seat *seat);

/* Of two seats with legs: this one's is the older, so its page makes the offers. */
bool room_is_resident(struct room *room, struct turn *turn, const struct seat *seat);

/* After any change of who is here on which leg: links the legs, begins a negotiation if one is
 * needed and can be, and tells every page that is here. */
void room_settle(struct room *room, struct turn *turn);

/* Ends a leg; *slot becomes LEG_NONE. */
void room_leg_end(struct turn *turn, uint16_t *slot);

/* The guest waits no longer: its check leg ends. */
void room_guest_clear(struct guest *guest, struct turn *turn);

/* Ends the seat's leg, if it has one; its page gets a new one and is the newcomer. */
void room_renew_leg(struct room *room, struct seat *seat, struct turn *turn);

/* Opens a leg into *slot; none left: LEG_NONE, and the page goes without. */
void room_leg_open(struct room *room, struct turn *turn, enum leg_purpose purpose, uint16_t *slot);

#endif
