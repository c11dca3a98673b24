/* From a mail server's verdict to what becomes of the notice. A verdict that did not arrive counts
 * as none: the mail goes again under the same Message-ID, because a mail that comes twice is one to
 * its reader's program, and one that never comes is none (docs/decisions/0015). */
#include "scheduler/jobs/smtp.h"

#include <stdlib.h>

#include "scheduler/core/address.h"

struct sender {
    const struct smtp_config *config;
    struct transfer *transfer;
};

static void *sender_open(const void *config)
{
    struct sender *sender = calloc(1, sizeof(*sender));
    if (sender == NULL) {
        return NULL;
    }
    sender->config = config;
    sender->transfer = transfer_open(&sender->config->transfer);
    if (sender->transfer == NULL) {
        free(sender);
        return NULL;
    }
    return sender;
}

static void sender_close(void *state)
{
    struct sender *sender = state;
    if (sender == NULL) {
        return;
    }
    transfer_close(sender->transfer);
    free(sender);
}

static enum notice_why why_of(const struct transfer_answer *answer)
{
    if (answer->is_not_let_in) {
        return NOTICE_WHY_NOT_LET_IN;
    }
    if (!answer->is_done) {
        return NOTICE_WHY_UNREACHABLE;
    }
    return answer->status < 500 ? NOTICE_WHY_BUSY : NOTICE_WHY_REFUSED;
}

static void sender_send(void *state, struct parcel *parcel)
{
    struct sender *sender = state;
    const struct transfer_mail mail = {
            .from = sender->config->from,
            .to = parcel->to,
            .hello = address_host(sender->config->from),
            .bytes = parcel->bytes,
            .len = parcel->len,
    };
    struct transfer_answer answer = transfer_mail(sender->transfer, &mail);
    bool is_delivered = answer.is_done && answer.status >= 200 && answer.status < 300;
    parcel->why = is_delivered ? NOTICE_WHY_NONE : why_of(&answer);
    parcel->outcome = is_delivered                        ? NOTICE_DELIVERED
                      : parcel->why == NOTICE_WHY_REFUSED ? NOTICE_FAILED_EVER
                                                          : NOTICE_FAILED_NOW;
}

const struct carrier smtp_carrier = {
        .name = "smtp",
        .open = sender_open,
        .send = sender_send,
        .close = sender_close,
};
