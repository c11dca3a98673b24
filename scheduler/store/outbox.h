/* The outbox's front door: a change that somebody must hear of puts its notice here, inside its own
 * transaction, so that neither is ever there without the other. For operations. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_OUTBOX_H
#define PORCHLIGHT_SCHEDULER_STORE_OUTBOX_H

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"
#include "scheduler/core/notice.h"

struct actor;
struct operation;
struct session_row;

/* One message to account about session, to be sent as soon as its kind may be. Put again it is the
 * same one: of a kind that is told once, for ever; of a repeatable kind, until it was sent. Says
 * nothing about how the account is reached. The session must be there already. It is sent at any
 * hour if the account itself is the one who writes, after quiet hours otherwise (core/notice.h). */
enum err outbox_put(const struct operation *operation, enum notice_kind kind, struct id account,
        struct id session, unix_s_t now) ATTRIBUTE_MUST_USE;

/* The same where the session is at hand and need not be read. */
enum err outbox_put_for(const struct operation *operation, enum notice_kind kind, struct id account,
        const struct session_row *session, unix_s_t now) ATTRIBUTE_MUST_USE;

/* The same to the session's coach and person, but not to the one who did it (teller may be NULL:
 * to both). */
enum err outbox_tell(const struct operation *operation, enum notice_kind kind,
        const struct session_row *session, const struct actor *teller,
        unix_s_t now) ATTRIBUTE_MUST_USE;

/* What still waits of this kind is not told: it was withdrawn, or answered before it was sent. */
enum err outbox_take_back(const struct operation *operation, enum notice_kind kind,
        struct id session, unix_s_t now) ATTRIBUTE_MUST_USE;

/* What still waits of this kind is as if it had never been put, and may be put again later. */
enum err outbox_forget(const struct operation *operation, enum notice_kind kind,
        struct id session) ATTRIBUTE_MUST_USE;

#endif
