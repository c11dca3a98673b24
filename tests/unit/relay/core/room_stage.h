/* A stage for tests of rooms: the table of calls with everything it needs, time that the test
 * moves, chance that counts, and pages that are numbers. After each event the actions of it lie in
 * stage->actions. */
#ifndef PORCHLIGHT_TESTS_ROOM_STAGE_H
#define PORCHLIGHT_TESTS_ROOM_STAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "relay/core/rooms.h"

enum { STAGE_CALLS = 4, STAGE_CONNECTIONS = 64 };

struct stage {
    struct rooms *rooms;
    struct legs *legs;
    struct now now;
    struct actions actions;
    struct chance chance;
    struct turn turn;
    uint32_t drawn; /* what chance counts by */
};

/* Who joins: a seat, its role, a device (whose key it has). */
struct who {
    uint64_t connection;
    int call;
    int seat;
    enum seat_role role;
    int key;
};

void stage_set(struct stage *stage);
void stage_clear(struct stage *stage);

struct id stage_id(int number);
struct claim stage_claim(struct who who);

/* Begins an event: chance is drawn, the actions are empty. */
struct turn *stage_turn(struct stage *stage);

enum err stage_join(struct stage *stage, struct who who);
enum err stage_join_claim(struct stage *stage, const struct claim *claim);
void stage_admit(struct stage *stage, struct who coach, int seat);

/* Names the device too. */
void stage_admit_device(struct stage *stage, struct who coach, struct who device);
void stage_leave(struct stage *stage, struct who who);
void stage_lost(struct stage *stage, uint64_t connection);

/* The page's offer or answer for leg and epoch as it was told last. */
void stage_describe(struct stage *stage, struct who who, enum message_type type,
        const struct message_state *state);
void stage_describe_as(struct stage *stage, struct who who, enum message_type type, int64_t leg,
        int64_t epoch, const struct sdp *sdp);

/* A description with one Opus m-line, of a page with this ufrag. */
struct sdp stage_sdp(const char *ufrag);

/* What the last event had for this connection. NULL: nothing of that type. */
const struct message *stage_told(
        const struct stage *stage, uint64_t connection, enum message_type type);

/* How many messages the last event had for this connection. */
int stage_count(const struct stage *stage, uint64_t connection);

/* The code that the last event closes this connection with, 0: it does not. */
int stage_closed(const struct stage *stage, uint64_t connection);

bool stage_reported(const struct stage *stage, enum report_kind kind);

/* The error code that the last event told this connection, -1: none. */
int stage_refusal(const struct stage *stage, uint64_t connection);

#endif
