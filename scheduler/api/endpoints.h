/* What each route of the policy does: its handler and the table by which its body or query is
 * read. A route without an endpoint does not start (endpoints_check). */
#ifndef PORCHLIGHT_SCHEDULER_API_ENDPOINTS_H
#define PORCHLIGHT_SCHEDULER_API_ENDPOINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "scheduler/core/form.h"
#include "scheduler/core/policy.h"
#include "scheduler/store/write.h"

struct exchange;
struct json_field;

struct endpoint {
    void (*handle)(struct exchange *exchange); /* answers, now or after the store did */
    size_t in_size;                            /* of the struct that the tables fill */
    const struct json_field *json;             /* the body of a JSON route */
    size_t json_count;
    const struct form_field *form; /* the body of a form, or the query of a GET */
    size_t form_count;
    bool needs_match;    /* replaces what others edit too: If-Match must say what was seen */
    bool answers_else;   /* of those: not what the GET gives, so without its ETag */
    bool is_shown_again; /* a form whose page shows form_error beside the field */
    const char *view; /* of a GET that shows one person's things: the audit's action when staff look
                         (viewing.h); NULL: it shows none */
    bool is_view_by_query; /* whose they are is the id at view_at in the query, not in the path */
    size_t view_at;
};

/* Every form's in struct begins with this, and its table with FORM_TOKEN. */
struct form_head {
    char token[WRITE_KEY_SIZE];
};

#define FORM_TOKEN                                                                                 \
    {                                                                                              \
        .name = "token", .kind = FORM_TEXT, .offset = 0, .size = WRITE_KEY_SIZE, .min = 1          \
    }

/* Of a form that is nothing but a button. */
extern const struct form_field form_token_alone[1];

#define FIELD_COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* JSON */
extern const struct endpoint ep_absence_delete;
extern const struct endpoint ep_absences;
extern const struct endpoint ep_absences_post;
extern const struct endpoint ep_ask_pass;
extern const struct endpoint ep_ask_take;
extern const struct endpoint ep_ask_withdraw;
extern const struct endpoint ep_asks;
extern const struct endpoint ep_asks_post;
extern const struct endpoint ep_closed;
extern const struct endpoint ep_closed_put;
extern const struct endpoint ep_coach_contract;
extern const struct endpoint ep_coach_contract_put;
extern const struct endpoint ep_coach_load;
extern const struct endpoint ep_coaches;
extern const struct endpoint ep_cohort;
extern const struct endpoint ep_covers;
extern const struct endpoint ep_duty;
extern const struct endpoint ep_duty_put;
extern const struct endpoint ep_events;
extern const struct endpoint ep_exception_delete;
extern const struct endpoint ep_exceptions;
extern const struct endpoint ep_exceptions_post;
extern const struct endpoint ep_feed;
extern const struct endpoint ep_feed_delete;
extern const struct endpoint ep_feed_put;
extern const struct endpoint ep_free_now;
extern const struct endpoint ep_holidays;
extern const struct endpoint ep_holidays_put;
extern const struct endpoint ep_hours;
extern const struct endpoint ep_hours_put;
extern const struct endpoint ep_load;
extern const struct endpoint ep_me;
extern const struct endpoint ep_move_accept;
extern const struct endpoint ep_move_decline;
extern const struct endpoint ep_move_withdraw;
extern const struct endpoint ep_offer_pass;
extern const struct endpoint ep_offer_take;
extern const struct endpoint ep_openapi;
extern const struct endpoint ep_pairing;
extern const struct endpoint ep_pairing_put;
extern const struct endpoint ep_notices;
extern const struct endpoint ep_people;
extern const struct endpoint ep_people_post;
extern const struct endpoint ep_person_backup_delete;
extern const struct endpoint ep_person_coach;
extern const struct endpoint ep_person_coaches;
extern const struct endpoint ep_person_coach_delete;
extern const struct endpoint ep_person_code;
extern const struct endpoint ep_person_reach;
extern const struct endpoint ep_person_hand_back;
extern const struct endpoint ep_person_matches;
extern const struct endpoint ep_person_pairing;
extern const struct endpoint ep_person_pairing_put;
extern const struct endpoint ep_queue;
extern const struct endpoint ep_queue_done;
extern const struct endpoint ep_rules;
extern const struct endpoint ep_rules_put;
extern const struct endpoint ep_series;
extern const struct endpoint ep_series_end;
extern const struct endpoint ep_series_post;
extern const struct endpoint ep_series_preview;
extern const struct endpoint ep_session;
extern const struct endpoint ep_session_cancel;
extern const struct endpoint ep_session_cover;
extern const struct endpoint ep_session_here;
extern const struct endpoint ep_session_link;
extern const struct endpoint ep_session_link_send;
extern const struct endpoint ep_session_move;
extern const struct endpoint ep_session_outcome;
extern const struct endpoint ep_sessions;
extern const struct endpoint ep_sessions_post;
extern const struct endpoint ep_sign_out;
extern const struct endpoint ep_slots;
extern const struct endpoint ep_switch;
extern const struct endpoint ep_ticket;
extern const struct endpoint ep_vocabulary;

/* pages */
extern const struct endpoint page_book;
extern const struct endpoint page_book_post;
extern const struct endpoint page_call;
extern const struct endpoint page_card;
extern const struct endpoint page_card_post;
extern const struct endpoint page_coach;
extern const struct endpoint page_code;
extern const struct endpoint page_coordinator;
extern const struct endpoint page_home;
extern const struct endpoint page_link;
extern const struct endpoint page_link_continue;
extern const struct endpoint page_about;
extern const struct endpoint page_about_avoid;
extern const struct endpoint page_about_post;
extern const struct endpoint page_now;
extern const struct endpoint page_now_post;
extern const struct endpoint page_now_stop;
extern const struct endpoint page_move_accept;
extern const struct endpoint page_move_decline;
extern const struct endpoint page_move_withdraw;
extern const struct endpoint page_offer;
extern const struct endpoint page_offer_pass;
extern const struct endpoint page_offer_take;
extern const struct endpoint page_root;
extern const struct endpoint page_series;
extern const struct endpoint page_series_end;
extern const struct endpoint page_series_new;
extern const struct endpoint page_series_post;
extern const struct endpoint page_session;
extern const struct endpoint page_session_cancel;
extern const struct endpoint page_session_here;
extern const struct endpoint page_session_move;
extern const struct endpoint page_session_move_post;
extern const struct endpoint page_sign_out;
extern const struct endpoint page_sign_ins;
extern const struct endpoint page_sign_in_end;
extern const struct endpoint page_sign_ins_end;
extern const struct endpoint page_switch;
extern const struct endpoint page_wait_leave;
extern const struct endpoint page_waitlist;
extern const struct endpoint page_waitlist_new;
extern const struct endpoint page_waitlist_post;

/* others */
extern const struct endpoint ep_asset;
extern const struct endpoint ep_beat;
extern const struct endpoint ep_health;
extern const struct endpoint ep_local_links;
extern const struct endpoint ep_local_retention;
extern const struct endpoint ep_wait_delete;
extern const struct endpoint ep_waitlist;
extern const struct endpoint ep_waitlist_post;

const struct endpoint *endpoint_of(enum route route);

/* One line a route: METHOD PATH KIND role=scope ..., as the router has it: for --print-routes. */
void endpoints_print(FILE *out);

#endif
