/* The table of calls. Sends each event to its room, and frees a room as soon as nobody is there.
 * Driven by drive.c; rooms themselves know nothing of each other. */
#include "relay/core/rooms.h"

#include <stdlib.h>

struct place {
    uint64_t connection;
    uint16_t room;
};

/* A seat or a call that the scheduler took away: the tokens given until then open it no more. */
struct removed {
    struct id id;
    int64_t at_ms; /* Unix time */
    ms_t until;
};

struct rooms {
    struct room *rooms;
    size_t rooms_max;
    struct place *places; /* by slot of connection */
    size_t connections_max;
    struct removed removed[ROOMS_REMOVED_MAX];
    size_t removed_next; /* the oldest makes way */
};

struct rooms *rooms_create(size_t rooms_max, size_t connections_max)
{
    struct rooms *rooms = calloc(1, sizeof(*rooms));
    if (!rooms) {
        return NULL;
    }
    rooms->rooms_max = rooms_max;
    rooms->connections_max = connections_max;
    rooms->rooms = calloc(rooms_max, sizeof(*rooms->rooms));
    rooms->places = calloc(connections_max, sizeof(*rooms->places));
    if (!rooms->rooms || !rooms->places) {
        rooms_destroy(rooms);
        return NULL;
    }
    for (size_t i = 0; i < rooms_max; i++) {
        rooms->rooms[i].index = (uint16_t)i;
    }
    return rooms;
}

void rooms_destroy(struct rooms *rooms)
{
    if (!rooms) {
        return;
    }
    free(rooms->rooms);
    free(rooms->places);
    free(rooms);
}

/* --- finding ------------------------------------------------------------------------------- */

static struct room *find_call(struct rooms *rooms, struct id call)
{
    for (size_t i = 0; i < rooms->rooms_max; i++) {
        if (rooms->rooms[i].is_used && id_equal(rooms->rooms[i].call, call)) {
            return &rooms->rooms[i];
        }
    }
    return NULL;
}

static struct room *find_free(struct rooms *rooms)
{
    for (size_t i = 0; i < rooms->rooms_max; i++) {
        if (!rooms->rooms[i].is_used) {
            return &rooms->rooms[i];
        }
    }
    return NULL;
}

static struct place *place_of(struct rooms *rooms, uint64_t connection)
{
    return &rooms->places[connection % CONNECTION_SLOTS_MAX % rooms->connections_max];
}

/* The room that connection joined; it may have lost its seat there since. */
static struct room *room_of(struct rooms *rooms, uint64_t connection)
{
    const struct place *place = place_of(rooms, connection);
    struct room *room = &rooms->rooms[place->room];
    return place->connection == connection && room->is_used ? room : NULL;
}

bool rooms_has_call(struct rooms *rooms, struct id call)
{
    return find_call(rooms, call) != NULL;
}

size_t rooms_connections(
        const struct rooms *rooms, size_t index, uint64_t ret_connections[ROOM_SEATS + ROOM_GUESTS])
{
    const struct room *room = &rooms->rooms[index];
    size_t count = 0;
    for (size_t i = 0; room->is_used && i < ROOM_SEATS; i++) {
        if (room->seats[i].presence == SEAT_HERE) {
            ret_connections[count++] = room->seats[i].connection;
        }
    }
    for (size_t i = 0; room->is_used && i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection != 0) {
            ret_connections[count++] = room->guests[i].connection;
        }
    }
    return count;
}

size_t rooms_seats(const struct rooms *rooms, size_t index, struct id *ret_call,
        struct rooms_seat ret_seats[ROOM_SEATS])
{
    const struct room *room = &rooms->rooms[index];
    size_t count = 0;
    *ret_call = room->call;
    for (size_t i = 0; room->is_used && i < ROOM_SEATS; i++) {
        const struct seat *seat = &room->seats[i];
        if (seat->presence != SEAT_FREE && seat->leg != LEG_NONE) {
            ret_seats[count++] = (struct rooms_seat){
                    .connection = seat->presence == SEAT_HERE ? seat->connection : 0,
                    .id = seat->id,
                    .leg = seat->leg,
            };
        }
    }
    return count;
}

size_t rooms_capacity(const struct rooms *rooms)
{
    return rooms->rooms_max;
}

size_t rooms_count(const struct rooms *rooms, size_t *ret_seats)
{
    size_t calls = 0;
    size_t seats = 0;
    for (size_t i = 0; i < rooms->rooms_max; i++) {
        const struct room *room = &rooms->rooms[i];
        calls += room->is_used ? 1 : 0;
        for (size_t s = 0; room->is_used && s < ROOM_SEATS; s++) {
            seats += room->seats[s].presence == SEAT_HERE ? 1 : 0;
        }
    }
    *ret_seats = seats;
    return calls;
}

static bool is_live(const struct room *room, struct legs *legs)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        const struct seat *seat = &room->seats[i];
        const struct leg *leg = seat->presence == SEAT_AWAY ? legs_at(legs, seat->leg) : NULL;
        if (seat->presence == SEAT_HERE || (leg && leg->path_count > 0)) {
            return true;
        }
    }
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection != 0) {
            return true;
        }
    }
    return false;
}

size_t rooms_live(const struct rooms *rooms, struct legs *legs)
{
    size_t live = 0;
    for (size_t i = 0; i < rooms->rooms_max; i++) {
        live += rooms->rooms[i].is_used && is_live(&rooms->rooms[i], legs) ? 1 : 0;
    }
    return live;
}

/* --- what the scheduler took away ---------------------------------------------------------- */

static void remember_removed(struct rooms *rooms, struct id id, struct now now)
{
    rooms->removed[rooms->removed_next] =
            (struct removed){.id = id, .at_ms = now.unix_ms, .until = now.mono + ROOMS_REMOVED_MS};
    rooms->removed_next = (rooms->removed_next + 1) % ROOMS_REMOVED_MAX;
}

/* What was given to claim's seat, or for its call, at this time has been taken away since. */
static bool is_removed(
        const struct rooms *rooms, const struct claim *claim, int64_t given_ms, ms_t now)
{
    for (size_t i = 0; i < ROOMS_REMOVED_MAX; i++) {
        const struct removed *removed = &rooms->removed[i];
        bool is_its = id_equal(removed->id, claim->seat) || id_equal(removed->id, claim->call);
        if (is_its && removed->until > now && given_ms <= removed->at_ms) {
            return true;
        }
    }
    return false;
}

/* --- events -------------------------------------------------------------------------------- */

static void end_if_over(struct room *room, struct turn *turn)
{
    if (room->is_used && room_is_over(room)) {
        room_end(room, turn);
        actions_report(turn->actions, REPORT_ENDED, room->call, (struct id){0});
        room->is_used = false;
    }
}

/* A ticket of after the removal, beside an admission of before: its bearer is to knock. */
static struct claim without_lost_admission(
        const struct rooms *rooms, const struct claim *given, ms_t now)
{
    struct claim claim = *given;
    if (is_removed(rooms, given, given->given_ms, now)) {
        claim.is_admitted = false;
        claim.given_ms = 0;
    }
    return claim;
}

static enum err join(struct rooms *rooms, const struct claim *claim, struct turn *turn)
{
    struct room *room = find_call(rooms, claim->call);
    bool is_new = !room;
    room = room ? room : find_free(rooms);
    if (!room) {
        return ERR_LIMIT;
    }
    if (is_new) {
        room_init(room, claim->call, turn->now);
    }
    enum err err = room_join(room, claim, turn);
    if (err == ERR_OK) {
        *place_of(rooms, claim->connection) =
                (struct place){.connection = claim->connection, .room = room->index};
    } else if (is_new) {
        room->is_used = false;
    }
    return err;
}

enum err rooms_join(struct rooms *rooms, const struct claim *claim, struct turn *turn)
{
    if (is_removed(rooms, claim, claim->issued_ms, turn->now.mono)) {
        return ERR_FORBIDDEN;
    }
    struct claim held = without_lost_admission(rooms, claim, turn->now.mono);
    return join(rooms, &held, turn);
}

static void dispatch(struct room *room, uint64_t connection, const struct message *message,
        const struct sdp *sdp, struct turn *turn)
{
    switch (message->type) {
    case MESSAGE_ADMIT:
        if (id_equal(message->admit.call, room->call)) {
            room_admit(room, connection, &message->admit, turn);
        } else {
            actions_error(turn->actions, connection, MESSAGE_NOT_ALLOWED, message->type,
                    "This is another call.");
        }
        break;
    case MESSAGE_OFFER:
    case MESSAGE_ANSWER:
    case MESSAGE_RESTART:
        room_describe(room, connection, message, sdp, turn);
        break;
    case MESSAGE_TEXT:
    case MESSAGE_ACK:
        room_text(room, connection, message, turn);
        break;
    case MESSAGE_LEAVE:
        if (id_equal(message->leave.call, room->call)) {
            room_leave(room, connection, turn);
        } else {
            actions_error(turn->actions, connection, MESSAGE_NOT_ALLOWED, message->type,
                    "This is another call.");
        }
        break;
    case MESSAGE_HELLO:
    case MESSAGE_CHALLENGE:
    case MESSAGE_JOIN:
    case MESSAGE_JOINED:
    case MESSAGE_KNOCK:
    case MESSAGE_ADMITTED:
    case MESSAGE_STATE:
    case MESSAGE_STATS:
    case MESSAGE_PING:
    case MESSAGE_PONG:
    case MESSAGE_REPLACED:
    case MESSAGE_DRAIN:
    case MESSAGE_ERROR:
        break; /* the connection's own affair, or the relay's to say */
    }
}

void rooms_message(struct rooms *rooms, uint64_t connection, const struct message *message,
        const struct sdp *sdp, struct turn *turn)
{
    struct room *room = room_of(rooms, connection);
    if (room && room_has(room, connection)) {
        dispatch(room, connection, message, sdp, turn);
        end_if_over(room, turn);
    }
}

void rooms_lost(struct rooms *rooms, uint64_t connection, struct turn *turn)
{
    struct room *room = room_of(rooms, connection);
    if (room) {
        room_lost(room, connection, turn);
        *place_of(rooms, connection) = (struct place){.connection = 0};
        end_if_over(room, turn);
    }
}

void rooms_leg_lost(struct rooms *rooms, uint16_t slot, bool is_reopened, struct turn *turn)
{
    const struct leg *leg = legs_at(turn->legs, slot);
    if (leg) {
        room_leg_lost(&rooms->rooms[leg->room], slot, is_reopened, turn);
    }
}

void rooms_revoke(struct rooms *rooms, struct id call, struct id seat, struct turn *turn)
{
    remember_removed(rooms, seat, turn->now);
    struct room *room = find_call(rooms, call);
    if (room) {
        room_revoke(room, seat, turn);
        end_if_over(room, turn);
    }
}

void rooms_end(struct rooms *rooms, struct id call, struct turn *turn)
{
    remember_removed(rooms, call, turn->now);
    struct room *room = find_call(rooms, call);
    if (room) {
        room_end(room, turn);
        end_if_over(room, turn);
    }
}

bool rooms_is_used(const struct rooms *rooms, size_t index)
{
    return rooms->rooms[index].is_used;
}

void rooms_tick(struct rooms *rooms, size_t index, struct turn *turn)
{
    struct room *room = &rooms->rooms[index];
    if (room->is_used) {
        room_tick(room, turn);
        end_if_over(room, turn);
    }
}
