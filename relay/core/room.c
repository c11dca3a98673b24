/* The call itself: who is where, which leg hears which, and the one place from which pages are
 * told (room_settle). What a join may do is in door.c, offers and answers in exchange.c. */
#include "relay/core/room.h"

#include "relay/core/room_parts.h"

/* Epochs of a call begin at the seconds since 2020, so that a call which comes back on a restarted
 * relay does not begin below the epoch that its pages know. */
static const unix_s_t EPOCHS_BEGIN = 1577836800;

void room_init(struct room *room, struct id call, struct now now)
{
    uint16_t index = room->index;
    *room = (struct room){.is_used = true, .index = index, .call = call};
    room->epoch = now.unix_ms / 1000 - EPOCHS_BEGIN;
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        room->seats[i].leg = LEG_NONE;
    }
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        room->guests[i].leg = LEG_NONE;
    }
}

struct seat *room_find_seat(struct room *room, struct id id)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        if (room->seats[i].presence != SEAT_FREE && id_equal(room->seats[i].id, id)) {
            return &room->seats[i];
        }
    }
    return NULL;
}

struct seat *room_seat_of(struct room *room, uint64_t connection)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        if (room->seats[i].presence == SEAT_HERE && room->seats[i].connection == connection) {
            return &room->seats[i];
        }
    }
    return NULL;
}

struct guest *room_guest_of(struct room *room, uint64_t connection)
{
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection == connection && connection != 0) {
            return &room->guests[i];
        }
    }
    return NULL;
}

struct seat *room_other_seat(struct room *room, const struct seat *seat)
{
    return seat == &room->seats[0] ? &room->seats[1] : &room->seats[0];
}

void room_leg_end(struct turn *turn, uint16_t *slot)
{
    if (*slot != LEG_NONE) {
        legs_close(turn->legs, *slot);
        actions_add(turn->actions, ACTION_LEG_END, 0)->leg = *slot;
        *slot = LEG_NONE;
    }
}

void room_leg_open(struct room *room, struct turn *turn, enum leg_purpose purpose, uint16_t *slot)
{
    if (legs_open(turn->legs, purpose, room->index, &turn->chance->leg, slot) != ERR_OK) {
        *slot = LEG_NONE;
    }
}

void room_guest_clear(struct guest *guest, struct turn *turn)
{
    room_leg_end(turn, &guest->leg);
    *guest = (struct guest){.leg = LEG_NONE};
}

static bool has_both_legs(const struct room *room)
{
    return room->seats[0].leg != LEG_NONE && room->seats[1].leg != LEG_NONE;
}

static void link_legs(struct room *room, struct turn *turn)
{
    if (has_both_legs(room)) {
        legs_at(turn->legs, room->seats[0].leg)->far = room->seats[1].leg;
        legs_at(turn->legs, room->seats[1].leg)->far = room->seats[0].leg;
    }
}

bool room_is_resident(struct room *room, struct turn *turn, const struct seat *seat)
{
    const struct seat *other = room_other_seat(room, seat);
    return legs_at(turn->legs, seat->leg)->age < legs_at(turn->legs, other->leg)->age;
}

static enum message_peer peer_of(const struct seat *other)
{
    switch (other->presence) {
    case SEAT_FREE:
        return MESSAGE_PEER_ABSENT;
    case SEAT_HERE:
        return MESSAGE_PEER_HERE;
    case SEAT_AWAY:
        return MESSAGE_PEER_AWAY;
    case SEAT_LEFT:
        return MESSAGE_PEER_LEFT;
    }
    return MESSAGE_PEER_ABSENT;
}

static bool can_negotiate(const struct room *room)
{
    return has_both_legs(room) && room->seats[0].presence == SEAT_HERE &&
           room->seats[1].presence == SEAT_HERE;
}

static enum message_negotiate negotiate_of(
        struct room *room, struct turn *turn, const struct seat *seat)
{
    if (room->negotiation != NEGOTIATION_ASKED) {
        return MESSAGE_NEGOTIATE_NONE;
    }
    return room_is_resident(room, turn, seat) ? MESSAGE_NEGOTIATE_OFFER : MESSAGE_NEGOTIATE_ANSWER;
}

static void tell_state(struct room *room, struct turn *turn, struct seat *seat)
{
    const struct leg *leg = legs_at(turn->legs, seat->leg);
    actions_add(turn->actions, ACTION_SEND, seat->connection)->message = (struct message){
            .type = MESSAGE_STATE,
            .state = {.call = room->call,
                    .leg = leg ? leg->number : 0,
                    .epoch = room->epoch,
                    .peer = peer_of(room_other_seat(room, seat)),
                    .negotiate = negotiate_of(room, turn, seat)},
    };
}

void room_settle(struct room *room, struct turn *turn)
{
    link_legs(room, turn);
    if (room->negotiation != NEGOTIATION_DONE) {
        /* What was under way began for another state of things: anew, or later. */
        bool can_begin = can_negotiate(room);
        room->negotiation = can_begin ? NEGOTIATION_ASKED : NEGOTIATION_NEEDED;
        room->epoch += can_begin ? 1 : 0;
    }
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        if (room->seats[i].presence == SEAT_HERE) {
            tell_state(room, turn, &room->seats[i]);
        }
    }
}

bool room_has(struct room *room, uint64_t connection)
{
    return room_seat_of(room, connection) || room_guest_of(room, connection);
}

bool room_is_over(const struct room *room)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        if (room->seats[i].presence == SEAT_HERE || room->seats[i].presence == SEAT_AWAY) {
            return false;
        }
    }
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection != 0) {
            return false;
        }
    }
    return true;
}
