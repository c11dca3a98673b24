/* From a hook's HTTP status to what becomes of the notice. The hook gets the notice's id as
 * Idempotency-Key in every attempt, so that it can tell a repeated request from a new one. */
#include "scheduler/jobs/sms_hook.h"

#include <stdlib.h>
#include <string.h>

#include "common/json.h"

static void *hook_open(const void *config)
{
    const struct sms_hook_config *hook = config;
    return transfer_open(&hook->transfer);
}

static void hook_close(void *state)
{
    transfer_close(state);
}

/* 408, 425, 429 and 5xx ask to come again; another 4xx is about this very message. */
static enum notice_why why_of(const struct transfer_answer *answer)
{
    int status = answer->status;
    if (answer->is_not_let_in) {
        return NOTICE_WHY_NOT_LET_IN;
    }
    if (!answer->is_done || status < 400) {
        return NOTICE_WHY_UNREACHABLE;
    }
    bool is_busy = status >= 500 || status == 408 || status == 425 || status == 429;
    return is_busy ? NOTICE_WHY_BUSY : NOTICE_WHY_REFUSED;
}

static void hook_send(void *state, struct parcel *parcel)
{
    struct transfer_answer answer =
            transfer_post(state, parcel->notice, parcel->bytes, parcel->len);
    bool is_delivered = answer.is_done && answer.status >= 200 && answer.status < 300;
    parcel->why = is_delivered ? NOTICE_WHY_NONE : why_of(&answer);
    parcel->outcome = is_delivered                        ? NOTICE_DELIVERED
                      : parcel->why == NOTICE_WHY_REFUSED ? NOTICE_FAILED_EVER
                                                          : NOTICE_FAILED_NOW;
}

const struct carrier sms_hook_carrier = {
        .name = "sms_hook",
        .open = hook_open,
        .send = hook_send,
        .close = hook_close,
};

enum err sms_hook_write(struct parcel *parcel, const char *text)
{
    size_t len = 0;
    struct json *body = json_object_create();
    json_set_text(body, "to", parcel->to);
    json_set_text(body, "text", text);
    char *json = json_text_take(body, &len);
    if (json == NULL) {
        return ERR_MEMORY;
    }
    enum err err = len <= sizeof(parcel->bytes) ? ERR_OK : ERR_LIMIT;
    if (err == ERR_OK) {
        memcpy(parcel->bytes, json, len);
        parcel->len = len;
    }
    free(json);
    return err;
}
