/* After a booking the person gets the seat link, if mail is how they are reached. Best effort: the
 * booking stands without it, and a coordinator can always make another link. Loop thread. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_INVITATIONS_H
#define PORCHLIGHT_SCHEDULER_JOBS_INVITATIONS_H

#include "common/clock.h"

struct invitations;
struct mail_folder;
struct session_row;
struct store;
struct words;

enum { INVITATIONS_MAX = 64 }; /* under way at once; more are left out, with a line in the log */

struct invitations_config { /* lends everything, for as long as the invitations live */
    struct store *store;
    struct mail_folder *mail;
    const struct words *words;
    const char *public_url;
    const char *phone;
};

struct invitations *invitations_create(const struct invitations_config *config);

/* After store_close: the store must not know of any more. Takes NULL. */
void invitations_destroy(struct invitations *invitations);

void invitations_send(
        struct invitations *invitations, const struct session_row *row, unix_ms_t now);

#endif
