/* Route to endpoint: the one list of everything that this program answers. Who may ask is
 * core/policy's, what is asked is docs/api.md's. */
#include "scheduler/api/endpoints.h"

static const struct endpoint *const endpoints[ROUTE_COUNT] = {
        [ROUTE_ROOT] = &page_root,
        [ROUTE_CODE] = &page_code,
        [ROUTE_LINK] = &page_link,
        [ROUTE_LINK_CONTINUE] = &page_link_continue,
        [ROUTE_HOME] = &page_home,
        [ROUTE_BOOK] = &page_book,
        [ROUTE_BOOK_POST] = &page_book_post,
        [ROUTE_SESSION] = &page_session,
        [ROUTE_SESSION_HERE] = &page_session_here,
        [ROUTE_SESSION_CANCEL] = &page_session_cancel,
        [ROUTE_SERIES] = &page_series,
        [ROUTE_SERIES_NEW] = &page_series_new,
        [ROUTE_SERIES_POST] = &page_series_post,
        [ROUTE_SERIES_END] = &page_series_end,
        [ROUTE_NOW] = &page_now,
        [ROUTE_NOW_POST] = &page_now_post,
        [ROUTE_NOW_STOP] = &page_now_stop,
        [ROUTE_SWITCH] = &page_switch,
        [ROUTE_ABOUT] = &page_about,
        [ROUTE_ABOUT_POST] = &page_about_post,
        [ROUTE_ABOUT_AVOID] = &page_about_avoid,
        [ROUTE_SESSION_MOVE] = &page_session_move,
        [ROUTE_SESSION_MOVE_POST] = &page_session_move_post,
        [ROUTE_MOVE_ACCEPT] = &page_move_accept,
        [ROUTE_MOVE_DECLINE] = &page_move_decline,
        [ROUTE_MOVE_WITHDRAW] = &page_move_withdraw,
        [ROUTE_SIGN_OUT] = &page_sign_out,
        [ROUTE_CALL] = &page_call,
        [ROUTE_COACH] = &page_coach,
        [ROUTE_COORDINATOR] = &page_coordinator,
        [ROUTE_CARD] = &page_card,
        [ROUTE_CARD_POST] = &page_card_post,
        [ROUTE_ASSET] = &ep_asset,
        [ROUTE_API_ME] = &ep_me,
        [ROUTE_API_SIGN_OUT] = &ep_sign_out,
        [ROUTE_API_SESSIONS] = &ep_sessions,
        [ROUTE_API_SESSION] = &ep_session,
        [ROUTE_API_SESSIONS_POST] = &ep_sessions_post,
        [ROUTE_API_SESSION_HERE] = &ep_session_here,
        [ROUTE_API_SESSION_CANCEL] = &ep_session_cancel,
        [ROUTE_API_SESSION_TICKET] = &ep_ticket,
        [ROUTE_API_SESSION_LINK] = &ep_session_link,
        [ROUTE_API_SESSION_OUTCOME] = &ep_session_outcome,
        [ROUTE_API_SESSION_MOVE] = &ep_session_move,
        [ROUTE_API_MOVE_ACCEPT] = &ep_move_accept,
        [ROUTE_API_MOVE_DECLINE] = &ep_move_decline,
        [ROUTE_API_MOVE_WITHDRAW] = &ep_move_withdraw,
        [ROUTE_API_SESSION_LINK_SEND] = &ep_session_link_send,
        [ROUTE_API_SLOTS] = &ep_slots,
        [ROUTE_API_PEOPLE] = &ep_people,
        [ROUTE_API_PEOPLE_POST] = &ep_people_post,
        [ROUTE_API_PERSON_CODE] = &ep_person_code,
        [ROUTE_API_PERSON_REACH] = &ep_person_reach,
        [ROUTE_API_PERSON_COACH] = &ep_person_coach,
        [ROUTE_API_PERSON_COACHES] = &ep_person_coaches,
        [ROUTE_API_PERSON_COACH_DELETE] = &ep_person_coach_delete,
        [ROUTE_API_PERSON_BACKUP_DELETE] = &ep_person_backup_delete,
        [ROUTE_API_COACHES] = &ep_coaches,
        [ROUTE_API_HOURS] = &ep_hours,
        [ROUTE_API_HOURS_PUT] = &ep_hours_put,
        [ROUTE_API_EXCEPTIONS] = &ep_exceptions,
        [ROUTE_API_EXCEPTIONS_POST] = &ep_exceptions_post,
        [ROUTE_API_EXCEPTION_DELETE] = &ep_exception_delete,
        [ROUTE_API_FREE_NOW] = &ep_free_now,
        [ROUTE_API_RULES] = &ep_rules,
        [ROUTE_API_RULES_PUT] = &ep_rules_put,
        [ROUTE_API_HOLIDAYS] = &ep_holidays,
        [ROUTE_API_HOLIDAYS_PUT] = &ep_holidays_put,
        [ROUTE_API_SESSION_COVER] = &ep_session_cover,
        [ROUTE_API_COVERS] = &ep_covers,
        [ROUTE_API_ABSENCES] = &ep_absences,
        [ROUTE_API_ABSENCES_POST] = &ep_absences_post,
        [ROUTE_API_ABSENCE_DELETE] = &ep_absence_delete,
        [ROUTE_API_QUEUE] = &ep_queue,
        [ROUTE_API_QUEUE_DONE] = &ep_queue_done,
        [ROUTE_API_SERIES] = &ep_series,
        [ROUTE_API_SERIES_POST] = &ep_series_post,
        [ROUTE_API_SERIES_PREVIEW] = &ep_series_preview,
        [ROUTE_API_SERIES_END] = &ep_series_end,
        [ROUTE_API_VOCABULARY] = &ep_vocabulary,
        [ROUTE_API_PAIRING] = &ep_pairing,
        [ROUTE_API_PAIRING_PUT] = &ep_pairing_put,
        [ROUTE_API_PERSON_PAIRING] = &ep_person_pairing,
        [ROUTE_API_PERSON_PAIRING_PUT] = &ep_person_pairing_put,
        [ROUTE_API_PERSON_MATCHES] = &ep_person_matches,
        [ROUTE_API_COHORT] = &ep_cohort,
        [ROUTE_API_PERSON_HAND_BACK] = &ep_person_hand_back,
        [ROUTE_API_SWITCH] = &ep_switch,
        [ROUTE_API_LOAD] = &ep_load,
        [ROUTE_API_COACH_LOAD] = &ep_coach_load,
        [ROUTE_API_COACH_CONTRACT] = &ep_coach_contract,
        [ROUTE_API_COACH_CONTRACT_PUT] = &ep_coach_contract_put,
        [ROUTE_API_CLOSED] = &ep_closed,
        [ROUTE_API_CLOSED_PUT] = &ep_closed_put,
        [ROUTE_API_NOTICES] = &ep_notices,
        [ROUTE_API_ASKS] = &ep_asks,
        [ROUTE_API_ASKS_POST] = &ep_asks_post,
        [ROUTE_API_ASK_TAKE] = &ep_ask_take,
        [ROUTE_API_ASK_PASS] = &ep_ask_pass,
        [ROUTE_API_ASK_WITHDRAW] = &ep_ask_withdraw,
        [ROUTE_API_DUTY] = &ep_duty,
        [ROUTE_API_DUTY_PUT] = &ep_duty_put,
        [ROUTE_API_FEED] = &ep_feed,
        [ROUTE_API_FEED_PUT] = &ep_feed_put,
        [ROUTE_API_FEED_DELETE] = &ep_feed_delete,
        [ROUTE_API_EVENTS] = &ep_events,
        [ROUTE_API_OPENAPI] = &ep_openapi,
        [ROUTE_RELAY_BEAT] = &ep_beat,
        [ROUTE_LOCAL_LINKS] = &ep_local_links,
        [ROUTE_HEALTH] = &ep_health,
};

const struct endpoint *endpoint_of(enum route route)
{
    return endpoints[route];
}

void endpoints_print(FILE *out)
{
    static const char *const methods[] = {"GET", "POST", "PUT", "DELETE"};
    static const char *const kinds[] = {
            "page", "form", "json", "stream", "asset", "relay", "local"};
    static const char *const scopes[] = {"none", "public", "own", "caseload", "programme"};
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const struct route_row *row = &policy_routes[i];
        fprintf(out, "%s %s %s %s", methods[row->method], row->path, policy_route_name(row->route),
                kinds[row->kind]);
        for (int role = ROLE_NOBODY; role <= ROLE_OPERATOR; role++) {
            enum scope scope = policy_scope(row->route, (enum role)role);
            fprintf(out, " %s=%s", role_names[role], scopes[scope]);
        }
        fputc('\n', out);
    }
}
