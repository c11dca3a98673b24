/* What a join may do: every way into a room. A coach is let in; a person is let in
 * by a coach, once for each page key, or comes back to the seat that is already theirs. Everybody
 * else waits as a guest. */
#include "relay/core/room.h"

#include <string.h>

#include "relay/core/room_parts.h"

static struct seat *find_free_seat(struct room *room)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        if (room->seats[i].presence == SEAT_FREE) {
            return &room->seats[i];
        }
    }
    return NULL;
}

/* The guest who came for this seat with this key. */
static struct guest *find_guest(struct room *room, struct id seat, const struct thumbprint *cnf)
{
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        struct guest *guest = &room->guests[i];
        if (guest->connection != 0 && id_equal(guest->seat, seat) &&
                thumbprint_equal(guest->cnf, *cnf)) {
            return guest;
        }
    }
    return NULL;
}

static struct guest *find_free_guest(struct room *room)
{
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection == 0) {
            return &room->guests[i];
        }
    }
    return NULL;
}

/* --- telling ------------------------------------------------------------------------------- */

static void tell_replaced(struct turn *turn, uint64_t connection)
{
    actions_add(turn->actions, ACTION_SEND, connection)->message =
            (struct message){.type = MESSAGE_REPLACED};
    actions_close(turn->actions, connection, MESSAGE_CLOSE_REPLACED);
}

static struct resume resume_of_seat(const struct room *room, const struct seat *seat)
{
    return (struct resume){
            .call = room->call,
            .seat = seat->id,
            .role = seat->role,
            .cnf = seat->cnf,
            .generation = seat->generation,
            .given_ms = seat->given_ms,
            .admitted = true,
            .placement = room->placement,
            .scheduler = seat->scheduler,
    };
}

static struct resume resume_of_guest(const struct room *room, const struct guest *guest)
{
    return (struct resume){
            .call = room->call,
            .seat = guest->seat,
            .role = guest->role,
            .cnf = guest->cnf,
            .generation = guest->generation,
            .given_ms = guest->issued_ms,
            .admitted = false,
            .placement = room->placement,
            .scheduler = guest->scheduler,
    };
}

static void tell_joined(struct turn *turn, uint64_t connection, const struct resume *resume)
{
    struct action *action = actions_add(turn->actions, ACTION_WELCOME, connection);
    action->resume = *resume;
    action->message = (struct message){
            .type = MESSAGE_JOINED,
            .joined = {.call = resume->call,
                    .seat = resume->seat,
                    .role = resume->role,
                    .generation = resume->generation,
                    .admitted = resume->admitted},
    };
}

static void tell_knock(
        struct room *room, struct turn *turn, const struct seat *to, const struct guest *guest)
{
    const struct seat *seat = room_find_seat(room, guest->seat);
    actions_add(turn->actions, ACTION_SEND, to->connection)->message = (struct message){
            .type = MESSAGE_KNOCK,
            .knock = {.call = room->call,
                    .seat = guest->seat,
                    .cnf = guest->cnf,
                    .device = seat ? MESSAGE_DEVICE_ANOTHER : MESSAGE_DEVICE_FIRST,
                    .waiting_ms = turn->now.mono - guest->since},
    };
}

static void tell_guests(struct room *room, struct turn *turn, const struct seat *to)
{
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].connection != 0) {
            tell_knock(room, turn, to, &room->guests[i]);
        }
    }
}

static void tell_seats(struct room *room, struct turn *turn, const struct guest *guest)
{
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        if (room->seats[i].presence == SEAT_HERE) {
            tell_knock(room, turn, &room->seats[i], guest);
        }
    }
}

static void tell_check_offer(struct room *room, struct turn *turn, const struct guest *guest)
{
    const struct leg *leg = legs_at(turn->legs, guest->leg);
    if (!leg) {
        return; /* the check is a help, never a gate */
    }
    struct action *action = actions_add(turn->actions, ACTION_DESCRIBE, guest->connection);
    action->leg = guest->leg;
    memcpy(action->cname, turn->chance->cname, sizeof(action->cname));
    action->message = (struct message){
            .type = MESSAGE_OFFER,
            .description = {.call = room->call,
                    .leg = leg->number,
                    .epoch = 0,
                    .purpose = MESSAGE_PURPOSE_CHECK},
    };
}

/* --- guests -------------------------------------------------------------------------------- */

static void guest_replace(struct guest *guest, struct turn *turn)
{
    tell_replaced(turn, guest->connection);
    room_guest_clear(guest, turn);
}

/* Every connection that still waits for this seat has been overtaken. */
static void guests_replace(
        struct room *room, struct id seat, const struct thumbprint *cnf, struct turn *turn)
{
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        struct guest *guest = &room->guests[i];
        if (guest->connection != 0 && id_equal(guest->seat, seat) &&
                (!cnf || thumbprint_equal(guest->cnf, *cnf))) {
            guest_replace(guest, turn);
        }
    }
}

static void guest_take(struct room *room, const struct claim *claim, struct turn *turn)
{
    struct guest *guest = find_guest(room, claim->seat, &claim->cnf);
    ms_t since = turn->now.mono;
    if (guest) {
        since = guest->since;
        guest_replace(guest, turn);
    } else {
        guest = find_free_guest(room);
    }
    *guest = (struct guest){
            .connection = claim->connection,
            .seat = claim->seat,
            .role = claim->role,
            .cnf = claim->cnf,
            .generation = claim->generation + 1,
            .issued_ms = claim->issued_ms,
            .scheduler = claim->scheduler,
            .leg = LEG_NONE,
            .since = since,
    };
    room_leg_open(room, turn, LEG_CHECK, &guest->leg);
    struct resume resume = resume_of_guest(room, guest);
    tell_joined(turn, guest->connection, &resume);
    tell_check_offer(room, turn, guest);
    tell_seats(room, turn, guest);
    actions_report(turn->actions, REPORT_JOINED, room->call, guest->seat);
}

/* --- seats --------------------------------------------------------------------------------- */

void room_renew_leg(struct room *room, struct seat *seat, struct turn *turn)
{
    room_leg_end(turn, &seat->leg);
    room_leg_open(room, turn, LEG_CALL, &seat->leg);
    if (seat->leg != LEG_NONE) {
        memcpy(legs_at(turn->legs, seat->leg)->cname, seat->cname, sizeof(seat->cname));
    }
    seat->has_given = false;
    room->negotiation = NEGOTIATION_NEEDED;
}

/* The page still holds its leg, but the answer to its offer may have gone into a dead connection.
 * A leg that was checked after it, for the first time, has surely had it. */
static void seat_keep_leg(struct room *room, const struct seat *seat, struct turn *turn)
{
    bool is_late = turn->now.mono - seat->answered_at < ROOM_LOST_SDP_MS;
    bool is_proved = !seat->was_checked && legs_at(turn->legs, seat->leg)->checked_at != 0;
    if (seat->answered_at != 0 && is_late && !is_proved) {
        room->negotiation = NEGOTIATION_NEEDED;
    }
}

static bool has_leg(const struct seat *seat, struct turn *turn, int64_t number)
{
    const struct leg *leg = legs_at(turn->legs, seat->leg);
    return leg && leg->number == number;
}

/* Since when the seat is this device's. A return brings the time along as it was, so that nobody
 * grows newer by coming back; a coach's ticket counts from its own, after whoever had the seat. */
static int64_t given_of(const struct seat *seat, const struct claim *claim)
{
    int64_t known = seat ? seat->given_ms : 0;
    bool is_coachs_ticket = claim->role == SEAT_COACH && !claim->is_resume;
    bool is_other_device = seat && !thumbprint_equal(seat->cnf, claim->cnf);
    int64_t brought = claim->is_admitted ? claim->given_ms : 0;
    int64_t given = is_coachs_ticket ? claim->issued_ms : brought;
    int64_t least = known + (is_coachs_ticket && is_other_device ? 1 : 0);
    return given > least ? given : least;
}

/* The coach's word counts from now, after whoever had the seat. */
static int64_t given_now(const struct seat *seat, struct now now)
{
    return now.unix_ms > seat->given_ms ? now.unix_ms : seat->given_ms + 1;
}

/* Whoever had the seat until now is told; the seat is connection's. */
static void seat_give(struct seat *seat, const struct claim *claim, struct turn *turn)
{
    if (seat->presence == SEAT_HERE) {
        tell_replaced(turn, seat->connection);
    }
    if (seat->presence == SEAT_FREE) {
        memcpy(seat->cname, turn->chance->cname, sizeof(seat->cname));
    }
    int64_t newest = seat->generation > claim->generation ? seat->generation : claim->generation;
    seat->presence = SEAT_HERE;
    seat->connection = claim->connection;
    seat->id = claim->seat;
    seat->role = claim->role;
    seat->cnf = claim->cnf;
    seat->generation = newest + 1;
    seat->scheduler = claim->scheduler;
}

static void seat_take(struct room *room, const struct claim *claim, struct turn *turn)
{
    struct seat *seat = room_find_seat(room, claim->seat);
    bool is_first = !seat;
    bool is_arriving = !seat || seat->presence != SEAT_HERE;
    int64_t given_ms = given_of(seat, claim);
    seat = seat ? seat : find_free_seat(room);
    guests_replace(room, claim->seat, &claim->cnf, turn);
    seat_give(seat, claim, turn);
    seat->given_ms = given_ms;
    if (has_leg(seat, turn, claim->leg)) {
        seat_keep_leg(room, seat, turn);
    } else {
        room_renew_leg(room, seat, turn);
    }
    seat->answered_at = 0;
    struct resume resume = resume_of_seat(room, seat);
    tell_joined(turn, seat->connection, &resume);
    room_settle(room, turn);
    tell_guests(room, turn, seat);
    if (is_arriving) {
        actions_report(turn->actions, REPORT_JOINED, room->call, seat->id);
    }
    if (is_first) {
        actions_report(turn->actions, REPORT_ADMITTED, room->call, seat->id);
    }
}

/* --- joining ------------------------------------------------------------------------------- */

/* Within one life of the relay nobody was given the seat later than who has it. An admitted token
 * of another key that was is of a time before a restart, or of another relay: its device replaced
 * the one that is here, which only came back first (J6). */
static bool is_let_in(const struct seat *seat, const struct claim *claim)
{
    if (claim->role == SEAT_COACH) {
        return true;
    }
    if (!seat) {
        return claim->is_admitted;
    }
    return thumbprint_equal(seat->cnf, claim->cnf) ||
           (claim->is_admitted && claim->given_ms > seat->given_ms);
}

/* A coach's resume token of a device that another one has replaced since. A ticket lets that device
 * in again, which the scheduler gives to nobody whose sign-in has ended; the token would be good
 * for hours. A person's other device waits as a guest instead. */
static bool is_overtaken(const struct seat *seat, const struct claim *claim)
{
    bool is_other_device = seat && !thumbprint_equal(seat->cnf, claim->cnf);
    return claim->role == SEAT_COACH && is_other_device && claim->is_resume &&
           claim->given_ms <= seat->given_ms;
}

static enum err check_claim(struct room *room, const struct claim *claim)
{
    const struct seat *seat = room_find_seat(room, claim->seat);
    if (claim->placement < room->placement) {
        return ERR_EXPIRED;
    }
    if ((seat && seat->role != claim->role) || is_overtaken(seat, claim)) {
        return ERR_FORBIDDEN;
    }
    if (is_let_in(seat, claim)) {
        return seat || find_free_seat(room) ? ERR_OK : ERR_LIMIT;
    }
    return find_guest(room, claim->seat, &claim->cnf) || find_free_guest(room) ? ERR_OK : ERR_LIMIT;
}

enum err room_join(struct room *room, const struct claim *claim, struct turn *turn)
{
    enum err err = check_claim(room, claim);
    if (err != ERR_OK) {
        return err;
    }
    if (!claim->is_resume || room->placement == 0) {
        room->placement = claim->placement; /* only the scheduler raises it */
    }
    if (is_let_in(room_find_seat(room, claim->seat), claim)) {
        seat_take(room, claim, turn);
    } else {
        guest_take(room, claim, turn);
    }
    return ERR_OK;
}

/* The guest whom the coach means: between the knock and the word somebody else may have come with
 * the same link, so a seat alone will do only while one device waits for it. */
static struct guest *meant_guest(struct room *room, const struct message_admit *admit)
{
    static const struct thumbprint unsaid;
    struct guest *meant = NULL;
    if (!thumbprint_equal(admit->cnf, unsaid)) {
        return find_guest(room, admit->seat, &admit->cnf);
    }
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        struct guest *guest = &room->guests[i];
        if (guest->connection != 0 && id_equal(guest->seat, admit->seat)) {
            if (meant) {
                return NULL;
            }
            meant = guest;
        }
    }
    return meant;
}

static void let_in(struct room *room, struct seat *seat, struct guest *guest, struct turn *turn)
{
    struct claim claim = {
            .connection = guest->connection,
            .seat = guest->seat,
            .role = guest->role,
            .cnf = guest->cnf,
            .generation = guest->generation,
            .scheduler = guest->scheduler,
    };
    int64_t given_ms = given_now(seat, turn->now);
    room_guest_clear(guest, turn);
    guests_replace(room, claim.seat, NULL, turn);
    seat_give(seat, &claim, turn);
    seat->given_ms = given_ms;
    room_renew_leg(room, seat, turn);
    seat->answered_at = 0;
    struct action *action = actions_add(turn->actions, ACTION_WELCOME, seat->connection);
    action->resume = resume_of_seat(room, seat);
    action->message = (struct message){.type = MESSAGE_ADMITTED, .admitted = {.call = room->call}};
    actions_report(turn->actions, REPORT_ADMITTED, room->call, seat->id);
    room_settle(room, turn);
}

void room_admit(struct room *room, uint64_t connection, const struct message_admit *admit,
        struct turn *turn)
{
    const struct seat *coach = room_seat_of(room, connection);
    if (!coach || coach->role != SEAT_COACH) {
        actions_error(turn->actions, connection, MESSAGE_NOT_ALLOWED, MESSAGE_ADMIT,
                "Only a coach who is in the call can let somebody in.");
        return;
    }
    struct guest *guest = meant_guest(room, admit);
    if (!guest) {
        actions_error(turn->actions, connection, MESSAGE_NOT_NOW, MESSAGE_ADMIT,
                "This device does not wait with this seat, or others do too.");
        return;
    }
    struct seat *seat = room_find_seat(room, admit->seat);
    seat = seat ? seat : find_free_seat(room);
    if (!seat) {
        actions_error(turn->actions, connection, MESSAGE_FULL, MESSAGE_ADMIT,
                "Every seat of this call is taken.");
        return;
    }
    let_in(room, seat, guest, turn);
}
