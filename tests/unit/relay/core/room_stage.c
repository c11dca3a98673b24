/* The stage itself. Everything on it is deterministic. */
#include "tests/unit/relay/core/room_stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void stage_set(struct stage *stage)
{
    memset(stage, 0, sizeof(*stage));
    stage->legs = legs_create(STAGE_CALLS * (ROOM_SEATS + ROOM_GUESTS), 7);
    stage->rooms = rooms_create(STAGE_CALLS, STAGE_CONNECTIONS);
    stage->now = (struct now){.mono = 1000000, .unix_ms = INT64_C(1790000000000)};
    if (!stage->legs || !stage->rooms) {
        abort();
    }
}

void stage_clear(struct stage *stage)
{
    rooms_destroy(stage->rooms);
    legs_destroy(stage->legs);
}

struct id stage_id(int number)
{
    struct id id = {.bytes = {[0] = (uint8_t)(number >> 8), [15] = (uint8_t)number}};
    return id;
}

struct claim stage_claim(struct who who)
{
    struct claim claim = {
            .connection = who.connection,
            .call = stage_id(1000 + who.call),
            .seat = stage_id(who.seat),
            .role = who.role,
            .placement = 1,
    };
    claim.cnf.bytes[0] = (uint8_t)who.key;
    return claim;
}

struct turn *stage_turn(struct stage *stage)
{
    struct leg_chance *leg = &stage->chance.leg;
    uint32_t drawn = ++stage->drawn;
    snprintf(leg->ufrag, sizeof(leg->ufrag), "%012u", drawn);
    snprintf(leg->pwd, sizeof(leg->pwd), "%024u", drawn);
    snprintf(stage->chance.cname, sizeof(stage->chance.cname), "cname%u", drawn);
    leg->number = drawn;
    leg->slot = drawn * 7;
    leg->ssrc = drawn;
    leg->session = drawn;
    stage->actions.count = 0;
    stage->turn = (struct turn){.now = stage->now,
            .chance = &stage->chance,
            .legs = stage->legs,
            .actions = &stage->actions};
    return &stage->turn;
}

enum err stage_join_claim(struct stage *stage, const struct claim *claim)
{
    return rooms_join(stage->rooms, claim, stage_turn(stage));
}

enum err stage_join(struct stage *stage, struct who who)
{
    struct claim claim = stage_claim(who);
    return stage_join_claim(stage, &claim);
}

void stage_admit(struct stage *stage, struct who coach, int seat)
{
    const struct message message = {
            .type = MESSAGE_ADMIT,
            .admit = {.call = stage_id(1000 + coach.call), .seat = stage_id(seat)},
    };
    rooms_message(stage->rooms, coach.connection, &message, NULL, stage_turn(stage));
}

void stage_admit_device(struct stage *stage, struct who coach, struct who device)
{
    const struct message message = {
            .type = MESSAGE_ADMIT,
            .admit = {.call = stage_id(1000 + coach.call),
                    .seat = stage_id(device.seat),
                    .cnf = stage_claim(device).cnf},
    };
    rooms_message(stage->rooms, coach.connection, &message, NULL, stage_turn(stage));
}

void stage_leave(struct stage *stage, struct who who)
{
    const struct message message = {
            .type = MESSAGE_LEAVE, .leave = {.call = stage_id(1000 + who.call)}};
    rooms_message(stage->rooms, who.connection, &message, NULL, stage_turn(stage));
}

void stage_lost(struct stage *stage, uint64_t connection)
{
    rooms_lost(stage->rooms, connection, stage_turn(stage));
}

struct sdp stage_sdp(const char *ufrag)
{
    struct sdp sdp;
    sdp_check_offer(5, &sdp);
    snprintf(sdp.peer.ufrag, sizeof(sdp.peer.ufrag), "%s", ufrag);
    snprintf(sdp.peer.pwd, sizeof(sdp.peer.pwd), "%s", "a-password-of-22-chars");
    sdp.peer.fingerprint_count = 1;
    memset(sdp.peer.fingerprints, 0, sizeof(sdp.peer.fingerprints));
    sdp.peer.setup = SDP_ACTIVE;
    return sdp;
}

void stage_describe_as(struct stage *stage, struct who who, enum message_type type, int64_t leg,
        int64_t epoch, const struct sdp *sdp)
{
    const struct message message = {
            .type = type,
            .description = {.call = stage_id(1000 + who.call),
                    .leg = leg,
                    .epoch = epoch,
                    .purpose = MESSAGE_PURPOSE_CALL},
    };
    rooms_message(stage->rooms, who.connection, &message, sdp, stage_turn(stage));
}

void stage_describe(struct stage *stage, struct who who, enum message_type type,
        const struct message_state *state)
{
    char ufrag[16];
    snprintf(ufrag, sizeof(ufrag), "page%d%d", who.seat, who.key);
    struct sdp sdp = stage_sdp(ufrag);
    stage_describe_as(stage, who, type, state->leg, state->epoch, &sdp);
}

static bool is_message(const struct action *action)
{
    return action->kind == ACTION_SEND || action->kind == ACTION_WELCOME ||
           action->kind == ACTION_DESCRIBE;
}

const struct message *stage_told(
        const struct stage *stage, uint64_t connection, enum message_type type)
{
    for (size_t i = stage->actions.count; i > 0; i--) {
        const struct action *action = &stage->actions.items[i - 1];
        if (is_message(action) && action->connection == connection &&
                action->message.type == type) {
            return &action->message;
        }
    }
    return NULL;
}

int stage_count(const struct stage *stage, uint64_t connection)
{
    int count = 0;
    for (size_t i = 0; i < stage->actions.count; i++) {
        const struct action *action = &stage->actions.items[i];
        count += is_message(action) && action->connection == connection ? 1 : 0;
    }
    return count;
}

int stage_closed(const struct stage *stage, uint64_t connection)
{
    for (size_t i = 0; i < stage->actions.count; i++) {
        const struct action *action = &stage->actions.items[i];
        if (action->kind == ACTION_CLOSE && action->connection == connection) {
            return (int)action->code;
        }
    }
    return 0;
}

bool stage_reported(const struct stage *stage, enum report_kind kind)
{
    for (size_t i = 0; i < stage->actions.count; i++) {
        const struct action *action = &stage->actions.items[i];
        if (action->kind == ACTION_REPORT && action->report == kind) {
            return true;
        }
    }
    return false;
}

int stage_refusal(const struct stage *stage, uint64_t connection)
{
    const struct message *message = stage_told(stage, connection, MESSAGE_ERROR);
    return message ? (int)message->error.code : -1;
}
