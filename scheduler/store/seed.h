/* What the tools put in directly: the organisation, its programmes, staff and demo sessions. All
 * are writes by ROLE_OPERATOR or ROLE_SYSTEM; ERR_FORBIDDEN for others. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_SEED_H
#define PORCHLIGHT_SCHEDULER_STORE_SEED_H

#include "common/id.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/write.h"

struct store_call;

struct seed_out {
    struct id id; /* of what was made */
};

/* The organisation (id ignored) with one programme of this name. ERR_CONFLICT: there is one. */
struct seed_organisation {
    struct write write;
    struct organisation organisation;
    char programme[ORGANISATION_NAME_SIZE];
};
struct seed_organisation_out {
    struct id organisation;
    struct id programme;
};
extern const struct store_call seed_organisation;

/* An account of any role but nobody and system; account.id is ignored. */
struct seed_account {
    struct write write;
    struct account account;
};
extern const struct store_call seed_account; /* out: struct seed_out */

/* Person joins the coach's caseload, besides the coaches that are there. */
struct seed_caseload {
    struct write write;
    struct id person;
    struct id coach;
};
extern const struct store_call seed_caseload; /* out: struct seed_out, the person */

/* A session at any time, past or now, whatever the hours say; claims hold all the same:
 * ERR_CONFLICT "start_at". Status booked. */
struct seed_session {
    struct write write;
    struct id coach;
    struct id person;
    struct booking_wish wish;
};
extern const struct store_call seed_session; /* out: struct seed_out */

/* Hours and exceptions of a coach go in by hours_put and exception_add with the coach as
 * write.actor (role ROLE_COACH and the programme). */

#endif
