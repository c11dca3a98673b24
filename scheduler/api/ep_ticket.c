/* The ticket: a seat of one call for the page that holds one key (docs/protocol.md). Given to the
 * session's coach and person while it may be held; a person comes in by "I'm here" first. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "common/random.h"
#include "common/ticket.h"
#include "scheduler/api/announce.h"
#include "scheduler/api/app.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/fleet.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/sessions.h"

struct binding {
    struct thumbprint cnf;
};

static const struct json_field binding_fields[] = {
        {.name = "cnf",
                .kind = JSON_BYTES,
                .offset = offsetof(struct binding, cnf),
                .size = sizeof(struct thumbprint)},
};

/* Null where the operator has no TURN server: pages then have the relay's own UDP and TCP. */
static enum err turn_write(const struct exchange *exchange, struct json *body)
{
    const struct turn *turn = &exchange->app->turn;
    struct turn_credential credential = {.username = ""};
    if (turn->url_count == 0) {
        json_set_null(body, "turn");
        return ERR_OK;
    }
    enum err err = turn_mint(turn, random_id(), exchange->now.unix_ms / 1000, &credential);
    struct json *json = json_object_create();
    struct json *urls = json_array_create();
    for (size_t i = 0; i < turn->url_count; i++) {
        json_add_text(urls, turn->urls[i]);
    }
    json_set_take(json, "urls", urls);
    json_set_text(json, "username", credential.username);
    json_set_text(json, "credential", credential.password);
    json_set_number(json, "lifetime_s", turn->lifetime_s);
    json_set_take(body, "turn", json);
    return err;
}

static void ticket_answer(struct exchange *exchange, const struct session_seat_out *seat)
{
    char token[TOKEN_SIZE_MAX];
    const struct app *app = exchange->app;
    const struct binding *binding = exchange->in;
    unix_s_t now = exchange->now.unix_ms / 1000;
    struct ticket ticket = {
            .call = seat->call,
            .seat = seat->seat,
            .role = seat->role,
            .nbf = now,
            .exp = now + TICKET_LIFE_S,
            .jti = random_id(),
            .placement = seat->placement,
            .cnf = binding->cnf,
    };
    memcpy(ticket.relay, seat->relay, sizeof(ticket.relay));
    enum err err = ticket_sign(&ticket, &app->ticket_key, token, sizeof(token));
    if (err != ERR_OK) {
        respond_err(exchange, ERR_INTERNAL, NULL);
        return;
    }
    struct json *body = json_object_create();
    json_set_text(body, "ticket", token);
    json_set_text(body, "relay_url", fleet_url(app->fleet, seat->relay));
    json_set_id(body, "call", seat->call);
    json_set_id(body, "seat", seat->seat);
    json_set_text(body, "role", seat->role == SEAT_COACH ? "coach" : "person");
    if (turn_write(exchange, body) != ERR_OK) {
        json_destroy(body);
        respond_err(exchange, ERR_INTERNAL, NULL);
        return;
    }
    respond_json(exchange, 200, body);
}

static void handle_placed(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_place_out *out = result->out;
    struct session_seat_out *seat = exchange->own;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    seat->placement = out->placement;
    memcpy(seat->relay, out->relay, sizeof(seat->relay));
    if (out->is_moved) {
        announce_moved(exchange->app, &seat->session);
    }
    if (fleet_url(exchange->app->fleet, seat->relay) == NULL) { /* an older configuration's */
        respond_err(exchange, ERR_NOT_NOW, NULL);
    } else {
        ticket_answer(exchange, seat);
    }
}

static void call_place(
        struct exchange *exchange, const struct session_seat_out *seat, const char *relay)
{
    struct session_seat_out *own = malloc(sizeof(*own));
    exchange->own = own;
    if (relay == NULL || own == NULL) {
        respond_err(exchange, ERR_MEMORY, NULL);
        return;
    }
    *own = *seat;
    fleet_note_placed(exchange->app->fleet, relay, 1);
    struct session_place in = {
            .write = {.actor = {.role = ROLE_SYSTEM},
                    .route = "call_place",
                    .now = exchange->now.unix_ms / 1000},
            .session = seat->session.id,
    };
    memcpy(in.from, seat->relay, sizeof(in.from));
    snprintf(in.relay, sizeof(in.relay), "%s", relay);
    exchange_read(exchange, &session_place, &in, handle_placed);
}

static void refuse_not_here(struct exchange *exchange)
{
    respond_problem(exchange,
            &(struct problem){
                    .status = 409, .type = "not_now", .detail = "say that you are here first"});
}

/* A call is on no relay yet, or on one that is no longer ours, or on one that it had better leave:
 * it is placed before its ticket is written. */
static void seat_place(struct exchange *exchange, const struct session_seat_out *seat)
{
    const struct fleet *fleet = exchange->app->fleet;
    const char *better = fleet_better(fleet, seat->relay, seat->is_empty, exchange->now.mono);
    if (fleet_url(fleet, seat->relay) == NULL) {
        call_place(exchange, seat, fleet_choose(fleet, exchange->now.mono));
    } else if (better != NULL) {
        call_place(exchange, seat, better);
    } else {
        ticket_answer(exchange, seat);
    }
}

static void handle_seat(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct session_seat_out *seat = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, &result->error);
    } else if (seat->role == SEAT_PERSON && !seat->session.person_here) {
        refuse_not_here(exchange);
    } else {
        seat_place(exchange, seat);
    }
}

static void ticket_handle(struct exchange *exchange)
{
    const struct session_seat in = {
            .actor = exchange->actor,
            .session = exchange->id,
            .now = exchange->now.unix_ms / 1000,
    };
    exchange_read(exchange, &session_seat, &in, handle_seat);
}

const struct endpoint ep_ticket = {
        .handle = ticket_handle,
        .in_size = sizeof(struct binding),
        .json = binding_fields,
        .json_count = FIELD_COUNT(binding_fields),
};
