/* The server-sent events of everybody signed in: who listens, and to whom an event goes
 * (docs/api.md, "Events"). A bounded table of streams; a full one takes no newcomer, and a stream
 * whose queue is full is closed: the page opens another and asks for what it missed. Loop thread.
 */
#ifndef PORCHLIGHT_SCHEDULER_API_EVENTS_H
#define PORCHLIGHT_SCHEDULER_API_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"

struct events;
struct host_request;

enum { EVENTS_STREAMS_MAX = 2048, EVENTS_STREAMS_PER_ACCOUNT_MAX = 6 };

/* Who listens. session is set when the sign-in was made by a seat link and sees that one only. */
struct listener {
    struct id account;
    struct id programme;
    struct id session;
    struct id sign_in;
    unix_s_t until; /* of the sign-in */
    bool is_coordinator;
};

/* To whom: the coach and the person of one session, and the coordinators of its programme. */
struct event_scope {
    struct id session;
    struct id coach;
    struct id person;
    struct id programme;
};

struct events *events_create(void);

/* The host closes the streams; call this after host_destroy. */
void events_destroy(struct events *events);

/* ERR_LIMIT: table full; the request is not answered yet. ERR_OK: the request has become a stream
 * (or its client is gone), and `ready` is its first event. */
enum err events_listen(struct events *events, struct host_request *request,
        const struct listener *listener, unix_ms_t now) ATTRIBUTE_MUST_USE;

/* Whether anybody hears what goes to scope: of what nobody hears no text need be made. */
bool events_are_heard(const struct events *events, const struct event_scope *scope);

/* data is one line of JSON, lent. */
void events_publish(
        struct events *events, const struct event_scope *scope, const char *name, const char *data);

/* Something was missed, and nobody knows what: closes every stream. Who may, comes back, and reads
 * anew on `ready`; whose sign-in was ended meanwhile does not. */
void events_end_all(struct events *events);

/* Closes the streams of a sign-in that ended. */
void events_end(struct events *events, struct id sign_in);

/* Closes the streams of seat links to this session: a newer link has replaced them. */
void events_end_seat(struct events *events, struct id session);

/* Closes all streams of a person, some of whose sign-ins have ended: who may, comes back. */
void events_end_account(struct events *events, struct id account);

/* Every 15 s: a comment line to every stream, and the end of those whose sign-in is over. */
void events_keep_open(struct events *events, unix_s_t now);

#endif
