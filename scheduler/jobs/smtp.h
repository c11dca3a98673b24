/* The carrier of mail: a mail server, by SMTP. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_SMTP_H
#define PORCHLIGHT_SCHEDULER_JOBS_SMTP_H

#include "scheduler/jobs/parcel.h"
#include "scheduler/jobs/transfer.h"

struct smtp_config { /* lent for as long as the lane lives */
    struct transfer_config transfer;
    const char *from; /* the sender's address; its host is our name, too */
};

extern const struct carrier smtp_carrier; /* config: struct smtp_config. to: an address */

#endif
