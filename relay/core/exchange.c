/* Offers, answers, restarts and text. The resident offers, the newcomer answers, once an epoch;
 * whatever comes at another time, for another leg or of an older epoch is refused (J4). A restart
 * concerns one leg alone and the far page hears nothing of it. */
#include "relay/core/room.h"

#include <string.h>

#include "relay/core/room_parts.h"

static void refuse(struct turn *turn, uint64_t connection, const struct message *message,
        enum message_code code, const char *text)
{
    actions_error(turn->actions, connection, code, message->type, text);
}

/* What every description must name. NULL: refused. */
static struct leg *named_leg(struct room *room, uint64_t connection, uint16_t slot, int64_t epoch,
        const struct message *message, struct turn *turn)
{
    const struct message_description *description = &message->description;
    struct leg *leg = legs_at(turn->legs, slot);
    if (!id_equal(description->call, room->call)) {
        refuse(turn, connection, message, MESSAGE_NOT_ALLOWED, "This is another call.");
        return NULL;
    }
    if (!leg || description->leg != leg->number || description->epoch != epoch) {
        refuse(turn, connection, message, MESSAGE_STALE, "This leg and epoch are over.");
        return NULL;
    }
    return leg;
}

static void give(struct room *room, struct turn *turn, uint64_t connection, uint16_t slot,
        enum message_type type, int64_t epoch, const struct sdp *sdp, const char *cname)
{
    struct action *action = actions_add(turn->actions, ACTION_DESCRIBE, connection);
    action->leg = slot;
    action->sdp = sdp;
    memcpy(action->cname, cname, sizeof(action->cname));
    action->message = (struct message){
            .type = type,
            .description = {.call = room->call,
                    .leg = legs_at(turn->legs, slot)->number,
                    .epoch = epoch,
                    .purpose = MESSAGE_PURPOSE_CALL},
    };
}

/* What one page said goes to the other, for the other's own leg. */
static void pass_on(struct room *room, struct turn *turn, const struct seat *from,
        enum message_type type, const struct sdp *sdp)
{
    struct seat *to = room_other_seat(room, from);
    to->given = *sdp;
    to->has_given = true;
    give(room, turn, to->connection, to->leg, type, room->epoch, &to->given, from->cname);
}

static void take_offer(struct room *room, struct seat *seat, struct leg *leg,
        const struct message *message, const struct sdp *sdp, struct turn *turn)
{
    if (room->negotiation != NEGOTIATION_ASKED || !room_is_resident(room, turn, seat)) {
        refuse(turn, seat->connection, message, MESSAGE_NOT_NOW, "No offer is wanted now.");
        return;
    }
    if (leg_is_restart(leg, sdp)) {
        leg_restart(leg, &turn->chance->leg);
    }
    leg_describe(leg, sdp);
    room->negotiation = NEGOTIATION_OFFERED;
    pass_on(room, turn, seat, MESSAGE_OFFER, sdp);
}

static void take_answer(struct room *room, struct seat *seat, struct leg *leg,
        const struct message *message, const struct sdp *sdp, struct turn *turn)
{
    if (room->negotiation != NEGOTIATION_OFFERED || room_is_resident(room, turn, seat)) {
        refuse(turn, seat->connection, message, MESSAGE_NOT_NOW, "No answer is wanted now.");
        return;
    }
    if (sdp_answer_check(&seat->given, sdp, NULL) != ERR_OK) {
        refuse(turn, seat->connection, message, MESSAGE_MALFORMED,
                "The answer does not fit the offer.");
        return;
    }
    leg_describe(leg, sdp);
    room->negotiation = NEGOTIATION_DONE;
    struct seat *resident = room_other_seat(room, seat);
    resident->answered_at = turn->now.mono;
    resident->was_checked = legs_at(turn->legs, resident->leg)->checked_at != 0;
    pass_on(room, turn, seat, MESSAGE_ANSWER, sdp);
}

/* Restarts leg and writes into given what its page is told. False: refused. */
static bool has_restarted(struct leg *leg, uint64_t connection, const struct message *message,
        const struct sdp *sdp, struct sdp *given, struct turn *turn)
{
    struct sdp answer;
    if (!leg_is_restart(leg, sdp) || sdp_restart_answer(sdp, given, &answer, NULL) != ERR_OK) {
        refuse(turn, connection, message, MESSAGE_MALFORMED,
                "A restart changes the transport and nothing else.");
        return false;
    }
    leg_restart(leg, &turn->chance->leg);
    leg_describe(leg, sdp);
    *given = answer;
    return true;
}

static void take_restart(struct room *room, struct seat *seat, struct leg *leg,
        const struct message *message, const struct sdp *sdp, struct turn *turn)
{
    if (room->negotiation != NEGOTIATION_DONE || !seat->has_given) {
        refuse(turn, seat->connection, message, MESSAGE_NOT_NOW, "No restart is possible now.");
        return;
    }
    if (has_restarted(leg, seat->connection, message, sdp, &seat->given, turn)) {
        give(room, turn, seat->connection, seat->leg, MESSAGE_ANSWER, room->epoch, &seat->given,
                room_other_seat(room, seat)->cname);
    }
}

static bool has_other_fingerprint(const struct leg *leg, uint64_t connection,
        const struct message *message, const struct sdp *sdp, struct turn *turn)
{
    if (leg_can_describe(leg, sdp)) {
        return false;
    }
    refuse(turn, connection, message, MESSAGE_NOT_ALLOWED,
            "The fingerprint of a leg in use cannot change.");
    return true;
}

static void seat_describe(struct room *room, struct seat *seat, const struct message *message,
        const struct sdp *sdp, struct turn *turn)
{
    struct leg *leg = named_leg(room, seat->connection, seat->leg, room->epoch, message, turn);
    if (!leg || has_other_fingerprint(leg, seat->connection, message, sdp, turn)) {
        return;
    }
    if (message->type == MESSAGE_OFFER) {
        take_offer(room, seat, leg, message, sdp, turn);
    } else if (message->type == MESSAGE_ANSWER) {
        take_answer(room, seat, leg, message, sdp, turn);
    } else {
        take_restart(room, seat, leg, message, sdp, turn);
    }
}

/* A guest answers the check offer, once; nothing else is open to it. */
static void guest_describe(struct room *room, struct guest *guest, const struct message *message,
        const struct sdp *sdp, struct turn *turn)
{
    if (message->type != MESSAGE_ANSWER || guest->has_answered) {
        refuse(turn, guest->connection, message, MESSAGE_NOT_NOW, "Please wait to be let in.");
        return;
    }
    struct leg *leg = named_leg(room, guest->connection, guest->leg, 0, message, turn);
    if (!leg) {
        return;
    }
    struct sdp offer;
    sdp_check_offer(leg->ssrc, &offer);
    if (sdp_answer_check(&offer, sdp, NULL) != ERR_OK) {
        refuse(turn, guest->connection, message, MESSAGE_MALFORMED,
                "The answer does not fit the offer.");
        return;
    }
    leg_describe(leg, sdp);
    guest->has_answered = true;
}

void room_describe(struct room *room, uint64_t connection, const struct message *message,
        const struct sdp *sdp, struct turn *turn)
{
    struct seat *seat = room_seat_of(room, connection);
    struct guest *guest = room_guest_of(room, connection);
    if (seat) {
        seat_describe(room, seat, message, sdp, turn);
    } else if (guest) {
        guest_describe(room, guest, message, sdp, turn);
    }
}

void room_text(
        struct room *room, uint64_t connection, const struct message *message, struct turn *turn)
{
    const struct seat *seat = room_seat_of(room, connection);
    struct id call = message->type == MESSAGE_TEXT ? message->text.call : message->ack.call;
    if (!id_equal(call, room->call)) {
        refuse(turn, connection, message, MESSAGE_NOT_ALLOWED, "This is another call.");
        return;
    }
    const struct seat *to = seat ? room_other_seat(room, seat) : NULL;
    if (!to || to->presence != SEAT_HERE) {
        refuse(turn, connection, message, MESSAGE_NOT_NOW, "Nobody is there to get it yet.");
        return;
    }
    actions_add(turn->actions, ACTION_SEND, to->connection)->message = *message;
}

void room_leg_lost(struct room *room, uint16_t slot, bool is_reopened, struct turn *turn)
{
    for (size_t i = 0; i < ROOM_GUESTS; i++) {
        if (room->guests[i].leg == slot) {
            room_leg_end(turn, &room->guests[i].leg);
            return;
        }
    }
    for (size_t i = 0; i < ROOM_SEATS; i++) {
        struct seat *seat = &room->seats[i];
        if (seat->leg != slot) {
            continue;
        }
        if (is_reopened && seat->presence == SEAT_HERE) {
            room_renew_leg(room, seat, turn);
        } else {
            room_leg_end(turn, &seat->leg);
            room->negotiation = NEGOTIATION_NEEDED;
        }
        room_settle(room, turn);
        return;
    }
}
