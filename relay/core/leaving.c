/* Every way out of a room: leaving, being lost, being removed, the end of the call, and time. Ways
 * in are in door.c. */
#include "relay/core/room.h"

#include "relay/core/room_parts.h"

static void seat_free(struct seat *seat, struct turn *turn)
{
    room_leg_end(turn, &seat->leg);
    *seat = (struct seat){.leg = LEG_NONE};
}

static void seat_go(
        struct room *room, struct seat *seat, enum seat_presence presence, struct turn *turn)
{
    seat->presence = presence;
    seat->connection = 0;
    seat->since = turn->now.mono;
    if (presence == SEAT_LEFT) {
        room_leg_end(turn, &seat->leg);
        room->negotiation = NEGOTIATION_NEEDED;
    }
    enum report_kind report = presence == SEAT_LEFT ? REPORT_LEFT : REPORT_LOST;
    actions_report(turn->actions, report, room->call, seat->id);
    room_settle(room, turn);
}

static void connection_go(
        struct room *room, uint64_t connection, enum seat_presence presence, struct turn *turn)
{
    struct seat *seat = room_seat_of(room, connection);
    if (seat) {
        seat_go(room, seat, presence, turn);
        return;
    }
    struct guest *guest = room_guest_of(room, connection);
    if (guest) {
        enum report_kind report = presence == SEAT_LEFT ? REPORT_LEFT : REPORT_LOST;
        actions_report(turn->actions, report, room->call, guest->seat);
        room_guest_clear(guest, turn);
    }
}

void room_leave(struct room *room, uint64_t connection, struct turn *turn)
{
    connection_go(room, connection, SEAT_LEFT, turn);
    actions_close(turn->actions, connection, MESSAGE_CLOSE_LEFT);
}

void room_lost(struct room *room, uint64_t connection, struct turn *turn)
{
    connection_go(room, connection, SEAT_AWAY, turn);
}

static void remove_seat(
        struct room *room, struct seat *seat, enum message_close code, struct turn *turn)
{
    if (seat->presence == SEAT_HERE) {
        actions_close(turn->actions, seat->connection, code);
    }
    seat_free(seat, turn);
    room->negotiation = NEGOTIATION_NEEDED;
}

static void remove_guest(struct guest *guest, enum message_close code, struct turn *turn)
{
    actions_close(turn->actions, guest->connection, code);
    room_guest_clear(guest, turn);
}

void room_revoke(struct room *room, struct id id, struct turn *turn)
{
    struct seat *seat = room_find_seat(room, id);
    if (seat) {
        remove_seat(room, seat, MESSAGE_CLOSE_REMOVED, turn);
        room_settle(room, turn);
    }
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection != 0 && id_equal(room->guests[i].seat, id)) {
            remove_guest(&room->guests[i], MESSAGE_CLOSE_REMOVED, turn);
        }
    }
}

void room_end(struct room *room, struct turn *turn)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        remove_seat(room, &room->seats[i], MESSAGE_CLOSE_ENDED, turn);
    }
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection != 0) {
            remove_guest(&room->guests[i], MESSAGE_CLOSE_ENDED, turn);
        }
    }
}

void room_tick(struct room *room, struct turn *turn)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        struct seat *seat = &room->seats[i];
        if (seat->presence == SEAT_AWAY && turn->now.mono - seat->since >= ROOM_SEAT_KEPT_MS) {
            seat_free(seat, turn);
            room->negotiation = NEGOTIATION_NEEDED;
            room_settle(room, turn);
        }
    }
}
