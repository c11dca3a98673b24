/* The table of all routes. docs/api.md says the same for people; a test holds the two together.
 * The router calls policy_find, then policy_allows, before it looks at anything else. */
#include "scheduler/core/policy.h"

#include <string.h>

#include "scheduler/core/link.h"

/* A role that is not named may not: its scope is 0, SCOPE_NONE. */
static const enum scope audiences[][ROLE_COUNT] = {
        [AUDIENCE_NONE] = {SCOPE_NONE},
        [AUDIENCE_EVERYBODY] = {[ROLE_NOBODY] = SCOPE_PUBLIC,
                [ROLE_PERSON] = SCOPE_PUBLIC,
                [ROLE_COACH] = SCOPE_PUBLIC,
                [ROLE_COORDINATOR] = SCOPE_PUBLIC,
                [ROLE_OPERATOR] = SCOPE_PUBLIC},
        [AUDIENCE_SIGNED_IN] = {[ROLE_PERSON] = SCOPE_OWN,
                [ROLE_COACH] = SCOPE_OWN,
                [ROLE_COORDINATOR] = SCOPE_OWN,
                [ROLE_OPERATOR] = SCOPE_OWN},
        [AUDIENCE_ONLY_PERSON] = {[ROLE_PERSON] = SCOPE_OWN},
        [AUDIENCE_ONLY_COACH] = {[ROLE_COACH] = SCOPE_OWN},
        [AUDIENCE_PARTIES] = {[ROLE_PERSON] = SCOPE_OWN, [ROLE_COACH] = SCOPE_OWN},
        [AUDIENCE_PARTIES_AND_COORDINATOR] = {[ROLE_PERSON] = SCOPE_OWN,
                [ROLE_COACH] = SCOPE_OWN,
                [ROLE_COORDINATOR] = SCOPE_PROGRAMME},
        [AUDIENCE_PERSON_AND_COORDINATOR] =
                {[ROLE_PERSON] = SCOPE_OWN, [ROLE_COORDINATOR] = SCOPE_PROGRAMME},
        [AUDIENCE_BOOKERS] = {[ROLE_PERSON] = SCOPE_OWN,
                [ROLE_COACH] = SCOPE_CASELOAD,
                [ROLE_COORDINATOR] = SCOPE_PROGRAMME},
        [AUDIENCE_COACH_AND_COORDINATOR] =
                {[ROLE_COACH] = SCOPE_OWN, [ROLE_COORDINATOR] = SCOPE_PROGRAMME},
        [AUDIENCE_CASELOAD] = {[ROLE_COACH] = SCOPE_CASELOAD},
        [AUDIENCE_CASELOAD_AND_COORDINATOR] =
                {[ROLE_COACH] = SCOPE_CASELOAD, [ROLE_COORDINATOR] = SCOPE_PROGRAMME},
        [AUDIENCE_ONLY_COORDINATOR] = {[ROLE_COORDINATOR] = SCOPE_PROGRAMME},
        [AUDIENCE_ONLY_NOBODY] = {[ROLE_NOBODY] = SCOPE_PUBLIC},
};

const struct route_row policy_routes[ROUTE_COUNT] = {
        [ROUTE_ROOT] = {ROUTE_ROOT, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_EVERYBODY, "root", "/"},
        [ROUTE_CODE] = {ROUTE_CODE, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_EVERYBODY, "code",
                "/code"},
        [ROUTE_LINK] = {ROUTE_LINK, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_EVERYBODY, "link",
                "/link/{secret}"},
        [ROUTE_LINK_CONTINUE] = {ROUTE_LINK_CONTINUE, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_EVERYBODY, "link_continue", "/link/{secret}"},
        [ROUTE_HOME] = {ROUTE_HOME, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON, "home",
                "/home"},
        [ROUTE_BOOK] = {ROUTE_BOOK, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON, "book",
                "/book"},
        [ROUTE_BOOK_POST] = {ROUTE_BOOK_POST, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "book_post", "/book"},
        [ROUTE_SESSION] = {ROUTE_SESSION, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON,
                "session", "/session/{id}"},
        [ROUTE_SESSION_HERE] = {ROUTE_SESSION_HERE, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_ONLY_PERSON, "session_here", "/session/{id}/here"},
        [ROUTE_SESSION_CANCEL] = {ROUTE_SESSION_CANCEL, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_ONLY_PERSON, "session_cancel", "/session/{id}/cancel"},
        [ROUTE_SERIES] = {ROUTE_SERIES, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON, "series",
                "/series"},
        [ROUTE_SERIES_NEW] = {ROUTE_SERIES_NEW, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON,
                "series_new", "/series/new"},
        [ROUTE_SERIES_POST] = {ROUTE_SERIES_POST, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "series_post", "/series"},
        [ROUTE_SERIES_END] = {ROUTE_SERIES_END, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "series_end", "/series/{id}/end"},
        [ROUTE_NOW] = {ROUTE_NOW, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON, "now", "/now"},
        [ROUTE_NOW_POST] = {ROUTE_NOW_POST, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "now_post", "/now"},
        [ROUTE_NOW_STOP] = {ROUTE_NOW_STOP, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "now_stop", "/now/stop"},
        [ROUTE_WAITLIST] = {ROUTE_WAITLIST, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON,
                "waitlist", "/waitlist"},
        [ROUTE_WAITLIST_NEW] = {ROUTE_WAITLIST_NEW, ROUTE_GET, ROUTE_KIND_PAGE,
                AUDIENCE_ONLY_PERSON, "waitlist_new", "/waitlist/new"},
        [ROUTE_WAITLIST_POST] = {ROUTE_WAITLIST_POST, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_ONLY_PERSON, "waitlist_post", "/waitlist"},
        [ROUTE_WAIT_LEAVE] = {ROUTE_WAIT_LEAVE, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "wait_leave", "/waitlist/{id}/leave"},
        [ROUTE_OFFER] = {ROUTE_OFFER, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON, "offer",
                "/offer/{id}"},
        [ROUTE_OFFER_TAKE] = {ROUTE_OFFER_TAKE, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "offer_take", "/offer/{id}/take"},
        [ROUTE_OFFER_PASS] = {ROUTE_OFFER_PASS, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "offer_pass", "/offer/{id}/pass"},
        [ROUTE_SWITCH] = {ROUTE_SWITCH, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON, "switch",
                "/switch"},
        [ROUTE_ABOUT] = {ROUTE_ABOUT, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_PERSON, "about",
                "/about"},
        [ROUTE_ABOUT_POST] = {ROUTE_ABOUT_POST, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "about_post", "/about"},
        [ROUTE_ABOUT_AVOID] = {ROUTE_ABOUT_AVOID, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "about_avoid", "/about/avoid"},
        [ROUTE_SESSION_MOVE] = {ROUTE_SESSION_MOVE, ROUTE_GET, ROUTE_KIND_PAGE,
                AUDIENCE_ONLY_PERSON, "session_move", "/session/{id}/move"},
        [ROUTE_SESSION_MOVE_POST] = {ROUTE_SESSION_MOVE_POST, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_ONLY_PERSON, "session_move_post", "/session/{id}/move"},
        [ROUTE_MOVE_ACCEPT] = {ROUTE_MOVE_ACCEPT, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_ONLY_PERSON,
                "move_accept", "/move/{id}/accept"},
        [ROUTE_MOVE_DECLINE] = {ROUTE_MOVE_DECLINE, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_ONLY_PERSON, "move_decline", "/move/{id}/decline"},
        [ROUTE_MOVE_WITHDRAW] = {ROUTE_MOVE_WITHDRAW, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_ONLY_PERSON, "move_withdraw", "/move/{id}/withdraw"},
        [ROUTE_SIGN_OUT] = {ROUTE_SIGN_OUT, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_SIGNED_IN,
                "sign_out", "/sign-out"},
        [ROUTE_SIGN_INS] = {ROUTE_SIGN_INS, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_SIGNED_IN,
                "sign_ins", "/sign-ins"},
        [ROUTE_SIGN_IN_END] = {ROUTE_SIGN_IN_END, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_SIGNED_IN,
                "sign_in_end", "/sign-ins/{id}/end"},
        [ROUTE_SIGN_INS_END] = {ROUTE_SIGN_INS_END, ROUTE_POST, ROUTE_KIND_FORM, AUDIENCE_SIGNED_IN,
                "sign_ins_end", "/sign-ins/end"},
        [ROUTE_CALL] = {ROUTE_CALL, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_PARTIES, "call",
                "/call/{id}"},
        [ROUTE_COACH] = {ROUTE_COACH, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_COACH, "coach",
                "/coach"},
        [ROUTE_COORDINATOR] = {ROUTE_COORDINATOR, ROUTE_GET, ROUTE_KIND_PAGE,
                AUDIENCE_ONLY_COORDINATOR, "coordinator", "/coordinator"},
        [ROUTE_CARD] = {ROUTE_CARD, ROUTE_GET, ROUTE_KIND_PAGE, AUDIENCE_ONLY_COORDINATOR, "card",
                "/card/{id}"},
        [ROUTE_CARD_POST] = {ROUTE_CARD_POST, ROUTE_POST, ROUTE_KIND_FORM,
                AUDIENCE_ONLY_COORDINATOR, "card_post", "/card/{id}"},
        [ROUTE_ASSET] = {ROUTE_ASSET, ROUTE_GET, ROUTE_KIND_ASSET, AUDIENCE_EVERYBODY, "asset",
                "/assets/{rest}"},
        [ROUTE_API_ME] = {ROUTE_API_ME, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_SIGNED_IN, "api_me",
                "/api/v1/me"},
        [ROUTE_API_SIGN_OUT] = {ROUTE_API_SIGN_OUT, ROUTE_POST, ROUTE_KIND_JSON, AUDIENCE_SIGNED_IN,
                "api_sign_out", "/api/v1/sign-out"},
        [ROUTE_API_SESSIONS] = {ROUTE_API_SESSIONS, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_sessions", "/api/v1/sessions"},
        [ROUTE_API_SESSION] = {ROUTE_API_SESSION, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_session", "/api/v1/sessions/{id}"},
        [ROUTE_API_SESSIONS_POST] = {ROUTE_API_SESSIONS_POST, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_BOOKERS, "api_sessions_post", "/api/v1/sessions"},
        [ROUTE_API_SESSION_HERE] = {ROUTE_API_SESSION_HERE, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES, "api_session_here", "/api/v1/sessions/{id}/here"},
        [ROUTE_API_SESSION_CANCEL] = {ROUTE_API_SESSION_CANCEL, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_session_cancel",
                "/api/v1/sessions/{id}/cancel"},
        [ROUTE_API_SESSION_OUTCOME] = {ROUTE_API_SESSION_OUTCOME, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_COACH_AND_COORDINATOR, "api_session_outcome",
                "/api/v1/sessions/{id}/outcome"},
        [ROUTE_API_SESSION_TICKET] = {ROUTE_API_SESSION_TICKET, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES, "api_session_ticket", "/api/v1/sessions/{id}/ticket"},
        [ROUTE_API_SESSION_LINK] = {ROUTE_API_SESSION_LINK, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_COACH_AND_COORDINATOR, "api_session_link", "/api/v1/sessions/{id}/link"},
        [ROUTE_API_SESSION_MOVE] = {ROUTE_API_SESSION_MOVE, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_session_move", "/api/v1/sessions/{id}/move"},
        [ROUTE_API_MOVE_ACCEPT] = {ROUTE_API_MOVE_ACCEPT, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES, "api_move_accept", "/api/v1/moves/{id}/accept"},
        [ROUTE_API_MOVE_DECLINE] = {ROUTE_API_MOVE_DECLINE, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES, "api_move_decline", "/api/v1/moves/{id}/decline"},
        [ROUTE_API_MOVE_WITHDRAW] = {ROUTE_API_MOVE_WITHDRAW, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_move_withdraw",
                "/api/v1/moves/{id}/withdraw"},
        [ROUTE_API_SESSION_LINK_SEND] = {ROUTE_API_SESSION_LINK_SEND, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_COACH_AND_COORDINATOR, "api_session_link_send",
                "/api/v1/sessions/{id}/link/send"},
        [ROUTE_API_SLOTS] = {ROUTE_API_SLOTS, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_slots", "/api/v1/slots"},
        [ROUTE_API_PEOPLE] = {ROUTE_API_PEOPLE, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_CASELOAD_AND_COORDINATOR, "api_people", "/api/v1/people"},
        [ROUTE_API_PEOPLE_POST] = {ROUTE_API_PEOPLE_POST, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_people_post", "/api/v1/people"},
        [ROUTE_API_PERSON_CODE] = {ROUTE_API_PERSON_CODE, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_person_code", "/api/v1/people/{id}/code"},
        [ROUTE_API_PERSON_REACH] = {ROUTE_API_PERSON_REACH, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_person_reach", "/api/v1/people/{id}/reach"},
        [ROUTE_API_PERSON_COACH] = {ROUTE_API_PERSON_COACH, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_person_coach", "/api/v1/people/{id}/coach"},
        [ROUTE_API_PERSON_COACHES] = {ROUTE_API_PERSON_COACHES, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_person_coaches", "/api/v1/people/{id}/coach"},
        [ROUTE_API_PERSON_COACH_DELETE] = {ROUTE_API_PERSON_COACH_DELETE, ROUTE_DELETE,
                ROUTE_KIND_JSON, AUDIENCE_ONLY_COORDINATOR, "api_person_coach_delete",
                "/api/v1/people/{id}/coach"},
        [ROUTE_API_PERSON_BACKUP_DELETE] = {ROUTE_API_PERSON_BACKUP_DELETE, ROUTE_DELETE,
                ROUTE_KIND_JSON, AUDIENCE_ONLY_COORDINATOR, "api_person_backup_delete",
                "/api/v1/people/{id}/backup"},
        [ROUTE_API_COACHES] = {ROUTE_API_COACHES, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_coaches", "/api/v1/coaches"},
        [ROUTE_API_HOURS] = {ROUTE_API_HOURS, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_hours", "/api/v1/hours"},
        [ROUTE_API_HOURS_PUT] = {ROUTE_API_HOURS_PUT, ROUTE_PUT, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_hours_put", "/api/v1/hours"},
        [ROUTE_API_EXCEPTIONS] = {ROUTE_API_EXCEPTIONS, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_exceptions", "/api/v1/exceptions"},
        [ROUTE_API_EXCEPTIONS_POST] = {ROUTE_API_EXCEPTIONS_POST, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_exceptions_post", "/api/v1/exceptions"},
        [ROUTE_API_EXCEPTION_DELETE] = {ROUTE_API_EXCEPTION_DELETE, ROUTE_DELETE, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_exception_delete", "/api/v1/exceptions/{id}"},
        [ROUTE_API_FREE_NOW] = {ROUTE_API_FREE_NOW, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_free_now", "/api/v1/free-now"},
        [ROUTE_API_RULES] = {ROUTE_API_RULES, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_rules", "/api/v1/rules"},
        [ROUTE_API_RULES_PUT] = {ROUTE_API_RULES_PUT, ROUTE_PUT, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_rules_put", "/api/v1/rules"},
        [ROUTE_API_HOLIDAYS] = {ROUTE_API_HOLIDAYS, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_COACH_AND_COORDINATOR, "api_holidays", "/api/v1/holidays"},
        [ROUTE_API_HOLIDAYS_PUT] = {ROUTE_API_HOLIDAYS_PUT, ROUTE_PUT, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_holidays_put", "/api/v1/holidays"},
        [ROUTE_API_SESSION_COVER] = {ROUTE_API_SESSION_COVER, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_session_cover", "/api/v1/sessions/{id}/cover"},
        [ROUTE_API_COVERS] = {ROUTE_API_COVERS, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_covers", "/api/v1/covers"},
        [ROUTE_API_ABSENCES] = {ROUTE_API_ABSENCES, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_COACH_AND_COORDINATOR, "api_absences", "/api/v1/absences"},
        [ROUTE_API_ABSENCES_POST] = {ROUTE_API_ABSENCES_POST, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_COACH_AND_COORDINATOR, "api_absences_post", "/api/v1/absences"},
        [ROUTE_API_ABSENCE_DELETE] = {ROUTE_API_ABSENCE_DELETE, ROUTE_DELETE, ROUTE_KIND_JSON,
                AUDIENCE_COACH_AND_COORDINATOR, "api_absence_delete", "/api/v1/absences/{id}"},
        [ROUTE_API_QUEUE] = {ROUTE_API_QUEUE, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_ONLY_COORDINATOR,
                "api_queue", "/api/v1/queue"},
        [ROUTE_API_QUEUE_DONE] = {ROUTE_API_QUEUE_DONE, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_queue_done", "/api/v1/queue/{id}/done"},
        [ROUTE_API_SERIES] = {ROUTE_API_SERIES, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_series", "/api/v1/series"},
        [ROUTE_API_SERIES_POST] = {ROUTE_API_SERIES_POST, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_BOOKERS, "api_series_post", "/api/v1/series"},
        [ROUTE_API_SERIES_PREVIEW] = {ROUTE_API_SERIES_PREVIEW, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_BOOKERS, "api_series_preview", "/api/v1/series/preview"},
        [ROUTE_API_SERIES_END] = {ROUTE_API_SERIES_END, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_series_end", "/api/v1/series/{id}/end"},
        [ROUTE_API_VOCABULARY] = {ROUTE_API_VOCABULARY, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_vocabulary", "/api/v1/vocabulary"},
        [ROUTE_API_PAIRING] = {ROUTE_API_PAIRING, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_PARTIES,
                "api_pairing", "/api/v1/pairing"},
        [ROUTE_API_PAIRING_PUT] = {ROUTE_API_PAIRING_PUT, ROUTE_PUT, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES, "api_pairing_put", "/api/v1/pairing"},
        [ROUTE_API_PERSON_PAIRING] = {ROUTE_API_PERSON_PAIRING, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_person_pairing", "/api/v1/people/{id}/pairing"},
        [ROUTE_API_PERSON_PAIRING_PUT] = {ROUTE_API_PERSON_PAIRING_PUT, ROUTE_PUT, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_person_pairing_put", "/api/v1/people/{id}/pairing"},
        [ROUTE_API_PERSON_MATCHES] = {ROUTE_API_PERSON_MATCHES, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_person_matches", "/api/v1/people/{id}/matches"},
        [ROUTE_API_COHORT] = {ROUTE_API_COHORT, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_cohort", "/api/v1/cohort"},
        [ROUTE_API_PERSON_HAND_BACK] = {ROUTE_API_PERSON_HAND_BACK, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_CASELOAD, "api_person_hand_back", "/api/v1/people/{id}/hand-back"},
        [ROUTE_API_SWITCH] = {ROUTE_API_SWITCH, ROUTE_POST, ROUTE_KIND_JSON, AUDIENCE_ONLY_PERSON,
                "api_switch", "/api/v1/switch"},
        [ROUTE_API_LOAD] = {ROUTE_API_LOAD, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_load", "/api/v1/load"},
        [ROUTE_API_COACH_LOAD] = {ROUTE_API_COACH_LOAD, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_coach_load", "/api/v1/coaches/{id}/load"},
        [ROUTE_API_COACH_CONTRACT] = {ROUTE_API_COACH_CONTRACT, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_coach_contract", "/api/v1/coaches/{id}/contract"},
        [ROUTE_API_COACH_CONTRACT_PUT] = {ROUTE_API_COACH_CONTRACT_PUT, ROUTE_PUT, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_coach_contract_put",
                "/api/v1/coaches/{id}/contract"},
        [ROUTE_API_CLOSED] = {ROUTE_API_CLOSED, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_closed", "/api/v1/closed"},
        [ROUTE_API_CLOSED_PUT] = {ROUTE_API_CLOSED_PUT, ROUTE_PUT, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_closed_put", "/api/v1/closed"},
        [ROUTE_API_NOTICES] = {ROUTE_API_NOTICES, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COORDINATOR, "api_notices", "/api/v1/notices"},
        [ROUTE_API_ASKS] = {ROUTE_API_ASKS, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_asks", "/api/v1/asks"},
        [ROUTE_API_ASKS_POST] = {ROUTE_API_ASKS_POST, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PERSON_AND_COORDINATOR, "api_asks_post", "/api/v1/asks"},
        [ROUTE_API_ASK_TAKE] = {ROUTE_API_ASK_TAKE, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_ask_take", "/api/v1/asks/{id}/take"},
        [ROUTE_API_ASK_PASS] = {ROUTE_API_ASK_PASS, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_ask_pass", "/api/v1/asks/{id}/pass"},
        [ROUTE_API_ASK_WITHDRAW] = {ROUTE_API_ASK_WITHDRAW, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_PERSON_AND_COORDINATOR, "api_ask_withdraw", "/api/v1/asks/{id}/withdraw"},
        [ROUTE_API_WAITLIST] = {ROUTE_API_WAITLIST, ROUTE_GET, ROUTE_KIND_JSON,
                AUDIENCE_PARTIES_AND_COORDINATOR, "api_waitlist", "/api/v1/waitlist"},
        [ROUTE_API_WAITLIST_POST] = {ROUTE_API_WAITLIST_POST, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_BOOKERS, "api_waitlist_post", "/api/v1/waitlist"},
        [ROUTE_API_WAIT_DELETE] = {ROUTE_API_WAIT_DELETE, ROUTE_DELETE, ROUTE_KIND_JSON,
                AUDIENCE_PERSON_AND_COORDINATOR, "api_wait_delete", "/api/v1/waitlist/{id}"},
        [ROUTE_API_OFFER_TAKE] = {ROUTE_API_OFFER_TAKE, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_PERSON, "api_offer_take", "/api/v1/sessions/{id}/take"},
        [ROUTE_API_OFFER_PASS] = {ROUTE_API_OFFER_PASS, ROUTE_POST, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_PERSON, "api_offer_pass", "/api/v1/sessions/{id}/pass"},
        [ROUTE_API_DUTY] = {ROUTE_API_DUTY, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_duty", "/api/v1/duty"},
        [ROUTE_API_DUTY_PUT] = {ROUTE_API_DUTY_PUT, ROUTE_PUT, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_duty_put", "/api/v1/duty"},
        [ROUTE_API_FEED] = {ROUTE_API_FEED, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_feed", "/api/v1/feed"},
        [ROUTE_API_FEED_PUT] = {ROUTE_API_FEED_PUT, ROUTE_PUT, ROUTE_KIND_JSON, AUDIENCE_ONLY_COACH,
                "api_feed_put", "/api/v1/feed"},
        [ROUTE_API_FEED_DELETE] = {ROUTE_API_FEED_DELETE, ROUTE_DELETE, ROUTE_KIND_JSON,
                AUDIENCE_ONLY_COACH, "api_feed_delete", "/api/v1/feed"},
        [ROUTE_API_EVENTS] = {ROUTE_API_EVENTS, ROUTE_GET, ROUTE_KIND_STREAM, AUDIENCE_SIGNED_IN,
                "api_events", "/api/v1/events"},
        [ROUTE_API_OPENAPI] = {ROUTE_API_OPENAPI, ROUTE_GET, ROUTE_KIND_JSON, AUDIENCE_EVERYBODY,
                "api_openapi", "/api/v1/openapi.json"},
        [ROUTE_RELAY_BEAT] = {ROUTE_RELAY_BEAT, ROUTE_POST, ROUTE_KIND_RELAY, AUDIENCE_ONLY_NOBODY,
                "relay_beat", "/relay/beat"},
        [ROUTE_LOCAL_LINKS] = {ROUTE_LOCAL_LINKS, ROUTE_POST, ROUTE_KIND_LOCAL,
                AUDIENCE_ONLY_NOBODY, "local_links", "/local/links"},
        [ROUTE_LOCAL_RETENTION] = {ROUTE_LOCAL_RETENTION, ROUTE_POST, ROUTE_KIND_LOCAL,
                AUDIENCE_ONLY_NOBODY, "local_retention", "/local/retention"},
        [ROUTE_HEALTH] = {ROUTE_HEALTH, ROUTE_GET, ROUTE_KIND_LOCAL, AUDIENCE_ONLY_NOBODY, "health",
                "/health"},
};

/* --- matching -------------------------------------------------------------------------------- */

enum { REST_MAX = 200 }; /* characters of an asset's name */

static bool is_rest_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '/';
}

/* Of an asset: no name is empty or begins with a dot. */
static bool is_rest(const char *text, size_t len)
{
    if (len < 1 || len > REST_MAX)
        return false;
    for (size_t i = 0; i < len; i++) {
        bool is_head = i == 0 || text[i - 1] == '/';
        if (!is_rest_character(text[i]) || (is_head && (text[i] == '.' || text[i] == '/')))
            return false;
    }
    return text[len - 1] != '/';
}

/* Matches one pattern; param as in struct route_match. */
static bool pattern_match(const char *pattern, const char *path, struct route_match *match)
{
    const char *open = strchr(pattern, '{');
    match->param = NULL;
    match->param_len = 0;
    if (!open)
        return strcmp(pattern, path) == 0;
    size_t before = (size_t)(open - pattern);
    if (strncmp(pattern, path, before) != 0)
        return false;
    match->param = path + before;
    if (strcmp(open, "{rest}") == 0) {
        match->param_len = strlen(match->param);
        return is_rest(match->param, match->param_len);
    }
    match->param_len = strcspn(match->param, "/");
    return link_secret_is_valid(match->param, match->param_len) &&
           strcmp(strchr(open, '}') + 1, match->param + match->param_len) == 0;
}

enum err policy_find(enum route_method method, const char *path, struct route_match *ret_match)
{
    enum err err = ERR_NOT_FOUND;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        struct route_match match = {.row = &policy_routes[i]};
        if (!pattern_match(match.row->path, path, &match))
            continue;
        if (match.row->method == method) {
            *ret_match = match;
            return ERR_OK;
        }
        err = ERR_NOT_NOW;
    }
    return err;
}

enum scope policy_scope(enum route route, enum role role)
{
    if ((unsigned)route >= ROUTE_COUNT || (unsigned)role >= ROLE_COUNT)
        return SCOPE_NONE;
    return audiences[policy_routes[route].audience][role];
}

bool policy_allows(enum route route, enum role role)
{
    return policy_scope(route, role) != SCOPE_NONE;
}

const char *policy_route_name(enum route route)
{
    return policy_routes[route].name;
}
