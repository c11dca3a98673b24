/* Who listens to what. Endpoints publish after a change is stored; nothing here reads the store,
 * and nothing is kept for a page that is not there: a page asks for its state when it comes. */
#include "scheduler/api/events.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/host/host.h"

enum { EVENT_TEXT_MAX = 4096 };

struct place {
    struct host_stream *stream; /* NULL: free */
    struct listener listener;
};

struct events {
    size_t used; /* places from here on were never taken */
    struct place places[EVENTS_STREAMS_MAX];
};

struct events *events_create(void)
{
    return calloc(1, sizeof(struct events));
}

void events_destroy(struct events *events)
{
    free(events);
}

static void handle_closed(void *context, struct host_stream *stream)
{
    struct place *place = context;
    (void)stream;
    place->stream = NULL;
}

/* A free place, or NULL when the table or this account's share of it is full. */
static struct place *place_find(struct events *events, struct id account)
{
    struct place *found = NULL;
    size_t own = 0;
    for (size_t i = 0; i < EVENTS_STREAMS_MAX; i++) {
        struct place *place = &events->places[i];
        if (place->stream == NULL) {
            found = found == NULL ? place : found;
        } else if (id_equal(place->listener.account, account)) {
            own++;
        }
    }
    return own < EVENTS_STREAMS_PER_ACCOUNT_MAX ? found : NULL;
}

/* A stream that does not take it is closed; handle_closed frees its place. */
static void place_send(struct place *place, const char *text, size_t len)
{
    if (host_stream_send(place->stream, text, len) != ERR_OK) {
        host_stream_close(place->stream);
    }
}

static void ready_send(struct place *place, unix_ms_t now)
{
    char text[80];
    int len = snprintf(text, sizeof(text), "event: ready\ndata: {\"now_ms\":%" PRId64 "}\n\n", now);
    place_send(place, text, (size_t)len);
}

enum err events_listen(struct events *events, struct host_request *request,
        const struct listener *listener, unix_ms_t now)
{
    struct place *place = place_find(events, listener->account);
    if (place == NULL) {
        return ERR_LIMIT;
    }
    size_t index = (size_t)(place - events->places);
    events->used = index < events->used ? events->used : index + 1;
    place->listener = *listener;
    place->stream = host_stream_begin(request, handle_closed, place);
    if (place->stream == NULL) {
        return ERR_OK; /* the client is gone already */
    }
    ready_send(place, now);
    return ERR_OK;
}

void events_end_all(struct events *events)
{
    for (size_t i = 0; i < events->used; i++) {
        if (events->places[i].stream != NULL) {
            host_stream_close(events->places[i].stream);
        }
    }
}

static bool listener_is_of(const struct listener *listener, const struct event_scope *scope)
{
    if (!id_is_zero(listener->session)) {
        return id_equal(listener->session, scope->session);
    }
    if (listener->is_coordinator) {
        return id_equal(listener->programme, scope->programme);
    }
    return id_equal(listener->account, scope->coach) || id_equal(listener->account, scope->person);
}

static bool place_hears(const struct place *place, const struct event_scope *scope)
{
    return place->stream != NULL && listener_is_of(&place->listener, scope);
}

bool events_are_heard(const struct events *events, const struct event_scope *scope)
{
    size_t i = 0;
    while (i < events->used && !place_hears(&events->places[i], scope)) {
        i++;
    }
    return i < events->used;
}

void events_publish(
        struct events *events, const struct event_scope *scope, const char *name, const char *data)
{
    char text[EVENT_TEXT_MAX];
    int len = snprintf(text, sizeof(text), "event: %s\ndata: %s\n\n", name, data);
    if (len < 0 || (size_t)len >= sizeof(text)) {
        return;
    }
    for (size_t i = 0; i < events->used; i++) {
        struct place *place = &events->places[i];
        if (place_hears(place, scope)) {
            place_send(place, text, (size_t)len);
        }
    }
}

void events_end(struct events *events, struct id sign_in)
{
    for (size_t i = 0; i < events->used; i++) {
        struct place *place = &events->places[i];
        if (place->stream != NULL && id_equal(place->listener.sign_in, sign_in)) {
            host_stream_close(place->stream);
        }
    }
}

void events_end_seat(struct events *events, struct id session)
{
    for (size_t i = 0; i < events->used; i++) {
        struct place *place = &events->places[i];
        if (place->stream != NULL && id_equal(place->listener.session, session)) {
            host_stream_close(place->stream);
        }
    }
}

void events_end_account(struct events *events, struct id account)
{
    for (size_t i = 0; i < events->used; i++) {
        struct place *place = &events->places[i];
        if (place->stream != NULL && id_equal(place->listener.account, account)) {
            host_stream_close(place->stream);
        }
    }
}

void events_keep_open(struct events *events, unix_s_t now)
{
    for (size_t i = 0; i < events->used; i++) {
        struct place *place = &events->places[i];
        if (place->stream == NULL) {
            continue;
        }
        if (place->listener.until <= now) {
            host_stream_close(place->stream);
        } else {
            place_send(place, ":\n\n", 3);
        }
    }
}
