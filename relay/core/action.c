/* The list of what is to be done. Filled by rooms, performed by drive.c. */
#include "relay/core/action.h"

struct action *actions_add(struct actions *actions, enum action_kind kind, uint64_t connection)
{
    if (actions->count == ACTIONS_MAX) {
        actions->is_overrun = true;
        actions->count--;
    }
    struct action *action = &actions->items[actions->count++];
    *action = (struct action){.kind = kind, .connection = connection, .leg = LEG_NONE};
    return action;
}

void actions_close(struct actions *actions, uint64_t connection, enum message_close code)
{
    actions_add(actions, ACTION_CLOSE, connection)->code = code;
}

void actions_error(struct actions *actions, uint64_t connection, enum message_code code,
        enum message_type of, const char *text)
{
    actions_add(actions, ACTION_SEND, connection)->message = (struct message){
            .type = MESSAGE_ERROR,
            .error = {.code = code, .text = text, .of = message_type_name(of)},
    };
}

void actions_report(
        struct actions *actions, enum report_kind report, struct id call, struct id seat)
{
    struct action *action = actions_add(actions, ACTION_REPORT, 0);
    action->report = report;
    action->call = call;
    action->seat = seat;
}
