/* What a room wants done: messages, closings, legs ended, reports. A bounded list of values that
 * drive.c performs, in order, before anything else happens to the room. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_ACTION_H
#define PORCHLIGHT_RELAY_CORE_ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/id.h"
#include "relay/core/leg.h"
#include "relay/core/message.h"
#include "relay/core/resume.h"

enum { ACTIONS_MAX = 48 }; /* more than any one event can ask for */

enum report_kind { REPORT_JOINED, REPORT_ADMITTED, REPORT_LEFT, REPORT_LOST, REPORT_ENDED };

enum action_kind {
    ACTION_SEND,     /* message as it stands */
    ACTION_WELCOME,  /* message joined or admitted, with a token made of resume */
    ACTION_DESCRIBE, /* message offer or answer, with a text made of sdp for leg */
    ACTION_CLOSE,    /* the connection, with code */
    ACTION_LEG_END,  /* leg is closed in the table: end what hangs on it */
    ACTION_REPORT,   /* to the scheduler */
};

struct action {
    enum action_kind kind;
    uint64_t connection;
    struct message message;     /* SEND, WELCOME, DESCRIBE; pointers lent by the event */
    struct resume resume;       /* WELCOME; relay and exp are perform's to fill */
    const struct sdp *sdp;      /* DESCRIBE; lent by the room until its next event */
    char cname[SDP_CNAME_SIZE]; /* DESCRIBE */
    uint16_t leg;               /* DESCRIBE, LEG_END: slot */
    enum message_close code;    /* CLOSE */
    enum report_kind report;    /* REPORT */
    struct id call;
    struct id seat;
};

struct actions {
    struct action items[ACTIONS_MAX];
    size_t count;
    bool is_overrun; /* a promise of ours was broken: something was left out */
};

/* The next free item, zeroed but for kind and connection. Never NULL: when the list is full the
 * last item is given again and is_overrun is set. */
struct action *actions_add(struct actions *actions, enum action_kind kind, uint64_t connection);

void actions_close(struct actions *actions, uint64_t connection, enum message_close code);
void actions_error(struct actions *actions, uint64_t connection, enum message_code code,
        enum message_type of, const char *text);
void actions_report(
        struct actions *actions, enum report_kind report, struct id call, struct id seat);

#endif
