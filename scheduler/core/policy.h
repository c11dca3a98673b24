/* Every route of the scheduler, and who may use it: one table, deny by default. The router takes
 * its rows from here, so a route without a row does not exist. The scope says whose objects a role
 * may touch there; looking only there is the store's and the handler's work (out of scope: 404).
 * Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_POLICY_H
#define PORCHLIGHT_SCHEDULER_CORE_POLICY_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"
#include "scheduler/core/role.h"

enum route {
    /* pages and forms */
    ROUTE_ROOT,           /* GET / */
    ROUTE_CODE,           /* POST /code */
    ROUTE_LINK,           /* GET /link/{secret} */
    ROUTE_LINK_CONTINUE,  /* POST /link/{secret} */
    ROUTE_HOME,           /* GET /home */
    ROUTE_BOOK,           /* GET /book */
    ROUTE_BOOK_POST,      /* POST /book */
    ROUTE_SESSION,        /* GET /session/{id} */
    ROUTE_SESSION_HERE,   /* POST /session/{id}/here */
    ROUTE_SESSION_CANCEL, /* POST /session/{id}/cancel */
    ROUTE_SERIES,         /* GET /series */
    ROUTE_SERIES_NEW,     /* GET /series/new */
    ROUTE_SERIES_POST,    /* POST /series */
    ROUTE_SERIES_END,     /* POST /series/{id}/end */
    ROUTE_NOW,            /* GET /now */
    ROUTE_NOW_POST,       /* POST /now */
    ROUTE_NOW_STOP,       /* POST /now/stop */
    ROUTE_WAITLIST,       /* GET /waitlist */
    ROUTE_WAITLIST_NEW,   /* GET /waitlist/new */
    ROUTE_WAITLIST_POST,  /* POST /waitlist */
    ROUTE_WAIT_LEAVE,     /* POST /waitlist/{id}/leave */
    ROUTE_OFFER,          /* GET /offer/{id} */
    ROUTE_OFFER_TAKE,     /* POST /offer/{id}/take */
    ROUTE_OFFER_PASS,     /* POST /offer/{id}/pass */
    ROUTE_SWITCH,         /* POST /switch */
    ROUTE_ABOUT,          /* GET /about */
    ROUTE_ABOUT_POST,     /* POST /about */
    ROUTE_ABOUT_AVOID,    /* POST /about/avoid */
    ROUTE_SESSION_MOVE,   /* GET /session/{id}/move */
    ROUTE_SESSION_MOVE_POST,
    ROUTE_MOVE_ACCEPT, /* POST /move/{id}/accept */
    ROUTE_MOVE_DECLINE,
    ROUTE_MOVE_WITHDRAW,
    ROUTE_SIGN_OUT, /* POST /sign-out */
    ROUTE_SIGN_INS,
    ROUTE_SIGN_IN_END,
    ROUTE_SIGN_INS_END,
    ROUTE_CALL,        /* GET /call/{id} */
    ROUTE_COACH,       /* GET /coach */
    ROUTE_COORDINATOR, /* GET /coordinator */
    ROUTE_CARD,        /* GET /card/{id} */
    ROUTE_CARD_POST,   /* POST /card/{id} */
    ROUTE_ASSET,       /* GET /assets/{rest} */
    /* JSON under /api/v1 */
    ROUTE_API_ME,
    ROUTE_API_SIGN_OUT,
    ROUTE_API_SESSIONS,
    ROUTE_API_SESSION,
    ROUTE_API_SESSIONS_POST,
    ROUTE_API_SESSION_HERE,
    ROUTE_API_SESSION_CANCEL,
    ROUTE_API_SESSION_OUTCOME,
    ROUTE_API_SESSION_TICKET,
    ROUTE_API_SESSION_LINK,
    ROUTE_API_SESSION_LINK_SEND,
    ROUTE_API_SESSION_MOVE,
    ROUTE_API_MOVE_ACCEPT,
    ROUTE_API_MOVE_DECLINE,
    ROUTE_API_MOVE_WITHDRAW,
    ROUTE_API_SLOTS,
    ROUTE_API_PEOPLE,
    ROUTE_API_PEOPLE_POST,
    ROUTE_API_PERSON_CODE,
    ROUTE_API_PERSON_REACH,
    ROUTE_API_PERSON_COACH,
    ROUTE_API_PERSON_COACHES,
    ROUTE_API_PERSON_COACH_DELETE,
    ROUTE_API_PERSON_BACKUP_DELETE,
    ROUTE_API_COACHES,
    ROUTE_API_HOURS,
    ROUTE_API_HOURS_PUT,
    ROUTE_API_EXCEPTIONS,
    ROUTE_API_EXCEPTIONS_POST,
    ROUTE_API_EXCEPTION_DELETE,
    ROUTE_API_FREE_NOW,
    ROUTE_API_RULES,
    ROUTE_API_RULES_PUT,
    ROUTE_API_HOLIDAYS,
    ROUTE_API_HOLIDAYS_PUT,
    ROUTE_API_SESSION_COVER,
    ROUTE_API_COVERS,
    ROUTE_API_ABSENCES,
    ROUTE_API_ABSENCES_POST,
    ROUTE_API_ABSENCE_DELETE,
    ROUTE_API_QUEUE,
    ROUTE_API_QUEUE_DONE,
    ROUTE_API_SERIES,
    ROUTE_API_SERIES_POST,
    ROUTE_API_SERIES_PREVIEW,
    ROUTE_API_SERIES_END,
    ROUTE_API_VOCABULARY,
    ROUTE_API_PAIRING,
    ROUTE_API_PAIRING_PUT,
    ROUTE_API_PERSON_PAIRING,
    ROUTE_API_PERSON_PAIRING_PUT,
    ROUTE_API_PERSON_MATCHES,
    ROUTE_API_COHORT,
    ROUTE_API_PERSON_HAND_BACK,
    ROUTE_API_SWITCH,
    ROUTE_API_LOAD,
    ROUTE_API_COACH_LOAD,
    ROUTE_API_COACH_CONTRACT,
    ROUTE_API_COACH_CONTRACT_PUT,
    ROUTE_API_CLOSED,
    ROUTE_API_CLOSED_PUT,
    ROUTE_API_NOTICES,
    ROUTE_API_ASKS,
    ROUTE_API_ASKS_POST,
    ROUTE_API_ASK_TAKE,
    ROUTE_API_ASK_PASS,
    ROUTE_API_ASK_WITHDRAW,
    ROUTE_API_WAITLIST,
    ROUTE_API_WAITLIST_POST,
    ROUTE_API_WAIT_DELETE,
    ROUTE_API_OFFER_TAKE,
    ROUTE_API_OFFER_PASS,
    ROUTE_API_DUTY,
    ROUTE_API_DUTY_PUT,
    ROUTE_API_FEED,
    ROUTE_API_FEED_PUT,
    ROUTE_API_FEED_DELETE,
    ROUTE_API_EVENTS,
    ROUTE_API_OPENAPI,
    /* other */
    ROUTE_RELAY_BEAT,
    ROUTE_LOCAL_LINKS, /* POST /local/links */
    ROUTE_LOCAL_RETENTION,
    ROUTE_HEALTH,
};

enum { ROUTE_COUNT = ROUTE_HEALTH + 1 };

enum route_method { ROUTE_GET, ROUTE_POST, ROUTE_PUT, ROUTE_DELETE };

enum route_kind {      /* which checks the router makes before the handler (api.md) */
    ROUTE_KIND_PAGE,   /* GET, HTML */
    ROUTE_KIND_FORM,   /* urlencoded POST: same origin, hidden token */
    ROUTE_KIND_JSON,   /* unsafe methods: JSON, Idempotency-Key, same origin */
    ROUTE_KIND_STREAM, /* server-sent events */
    ROUTE_KIND_ASSET,
    ROUTE_KIND_RELAY, /* signed body */
    ROUTE_KIND_LOCAL, /* loopback only: the tools of this machine */
};

enum scope {
    SCOPE_NONE,      /* not allowed */
    SCOPE_PUBLIC,    /* nobody's object is touched */
    SCOPE_OWN,       /* one's own sessions, hours, coaches */
    SCOPE_CASELOAD,  /* the persons on one's caseload, and what belongs to them */
    SCOPE_PROGRAMME, /* all of one's programme */
};

enum audience {         /* which roles, each with its scope; policy.c spells them out */
    AUDIENCE_NONE,      /* for nobody: what a row gets that names none */
    AUDIENCE_EVERYBODY, /* signed in or not */
    AUDIENCE_SIGNED_IN, /* any role, own things */
    AUDIENCE_ONLY_PERSON,
    AUDIENCE_ONLY_COACH,
    AUDIENCE_PARTIES,
    AUDIENCE_PARTIES_AND_COORDINATOR,
    AUDIENCE_PERSON_AND_COORDINATOR,
    AUDIENCE_BOOKERS, /* person, coach for the caseload, coordinator */
    AUDIENCE_COACH_AND_COORDINATOR,
    AUDIENCE_CASELOAD, /* a coach, the persons of the caseload */
    AUDIENCE_CASELOAD_AND_COORDINATOR,
    AUDIENCE_ONLY_COORDINATOR,
    AUDIENCE_ONLY_NOBODY, /* machines: no sign-in, but a signature or the loopback */
};

struct route_row {
    enum route route;
    enum route_method method;
    enum route_kind kind;
    enum audience audience;
    const char *name; /* as in enum route, lower case */
    const char *path; /* with {id}, {secret} or {rest}: one at most */
};

/* Indexed by enum route. */
extern const struct route_row policy_routes[ROUTE_COUNT];

struct route_match {
    const struct route_row *row;
    const char *param; /* lent from path; NULL without parameter */
    size_t param_len;
};

/* path is decoded and without query. {id} and {secret} take exactly 22 characters of base64url,
 * {rest} 1 to 200 of A-Z a-z 0-9 . _ - / without "..", "//" or a dot at the head of a name.
 * ERR_NOT_FOUND: no such path (404). ERR_NOT_NOW: the path is there but not with this method (405).
 * HEAD is the caller's to treat as GET. */
enum err policy_find(enum route_method method, const char *path,
        struct route_match *ret_match) ATTRIBUTE_MUST_USE;

enum scope policy_scope(enum route route, enum role role);
bool policy_allows(enum route route, enum role role);

/* "root", "api_sessions_post": for logs and the audit. */
const char *policy_route_name(enum route route);

#endif
