/* The carrier of SMS: an HTTP hook of the operator's choosing, which gets {"to", "text"}. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_SMS_HOOK_H
#define PORCHLIGHT_SCHEDULER_JOBS_SMS_HOOK_H

#include "scheduler/jobs/parcel.h"
#include "scheduler/jobs/transfer.h"

struct sms_hook_config { /* lent for as long as the lane lives */
    struct transfer_config transfer;
};

extern const struct carrier sms_hook_carrier; /* config: struct sms_hook_config. bytes: the JSON */

/* The body of one request. ERR_LIMIT, ERR_MEMORY. */
enum err sms_hook_write(struct parcel *parcel, const char *text) ATTRIBUTE_MUST_USE;

#endif
