/* One beat is a token over a small JSON object; its reply is another. Numbers rise and what is not
 * acknowledged is said again, so a lost POST costs two seconds and nothing else. */
#include "relay/io/beat.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"
#include "common/log.h"
#include "relay/io/mail.h"

enum command_kind { COMMAND_REVOKE, COMMAND_END, COMMAND_DRAIN };

static const char *const command_kinds[] = {"revoke", "end", "drain", NULL};

struct command {
    int64_t n;
    int kind;
    struct id call;
    struct id seat;
};

struct reply {
    char relay[RELAY_NAME_SIZE];
    int64_t seq;
    int64_t time_ms;
    int64_t acked;
    struct command commands[BEAT_ITEMS_MAX];
    size_t command_count;
};

struct beat {
    struct beat_config config;
    char url[BEAT_URL_SIZE];
    struct reports reports;
    int64_t seq;
    int64_t sent_n; /* the newest report in the beat under way or before */
    int64_t done;   /* the last command carried out */
    int64_t posted; /* the last command handed to the media thread */
    bool is_done_told;
    bool is_draining;
    bool is_moving;
    bool is_drain_told;
    bool is_under_way;
    bool is_answered; /* the last beat was: for one log line at each change */
    unix_ms_t sent_at;
    int64_t skew_s;
    int64_t calls;
    int64_t seats;
    struct census census;
    char token[TOKEN_SIZE_MAX];
};

struct beat *beat_create(const struct beat_config *config, struct now now)
{
    struct beat *beat = calloc(1, sizeof(*beat));
    if (!beat) {
        return NULL;
    }
    beat->config = *config;
    beat->seq = now.unix_ms;
    beat->reports.n = now.unix_ms;
    beat->is_done_told = true;
    beat->is_drain_told = true;
    int len = snprintf(beat->url, sizeof(beat->url), "%s/relay/beat", config->scheduler_url);
    if (len < 0 || (size_t)len >= sizeof(beat->url)) {
        beat_destroy(beat);
        return NULL;
    }
    return beat;
}

void beat_destroy(struct beat *beat)
{
    free(beat);
}

void beat_report(struct beat *beat, const struct report *report)
{
    reports_add(&beat->reports, report);
}

void beat_done(struct beat *beat, int64_t n)
{
    beat->done = n > beat->done ? n : beat->done;
    beat->is_done_told = false;
}

void beat_counts(struct beat *beat, int64_t calls, int64_t seats)
{
    beat->calls = calls;
    beat->seats = seats;
}

void beat_census(struct beat *beat, const struct census *census)
{
    beat->census = *census;
}

void beat_drain(struct beat *beat, bool is_moving)
{
    beat->is_draining = true;
    beat->is_moving = beat->is_moving || is_moving;
    beat->is_drain_told = false;
}

bool beat_is_due(const struct beat *beat)
{
    bool has_news = beat->reports.n > beat->sent_n && beat->reports.count > 0;
    return !beat->is_under_way && (has_news || !beat->is_done_told || !beat->is_drain_told);
}

int64_t beat_skew_s(const struct beat *beat)
{
    return beat->skew_s;
}

/* --- up ------------------------------------------------------------------------------------ */

static struct json *report_json(const struct report *report)
{
    struct json *json = json_object_create();
    json_set_number(json, "n", report->n);
    json_set_text(json, "kind", report_kind_name(report->kind));
    json_set_id(json, "call", report->call);
    json_set_id(json, "seat", report->seat);
    json_set_number(json, "time", report->time);
    return json;
}

static struct json *reports_json(struct beat *beat)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < BEAT_ITEMS_MAX; i++) {
        const struct report *report = reports_at(&beat->reports, i);
        if (report) {
            json_add_take(list, report_json(report));
            beat->sent_n = report->n;
        }
    }
    return list;
}

static char *payload(struct beat *beat, struct now now, size_t *ret_len)
{
    struct json *json = json_object_create();
    json_set_text(json, "relay", beat->config.relay);
    json_set_number(json, "seq", beat->seq);
    json_set_number(json, "time_ms", now.unix_ms);
    json_set_bool(json, "draining", beat->is_draining);
    if (beat->is_moving) { /* unsaid otherwise: a scheduler of before knows no such field */
        json_set_bool(json, "moving", true);
    }
    json_set_number(json, "calls", beat->calls);
    json_set_number(json, "seats", beat->seats);
    json_set_number(json, "done", beat->done);
    census_write(json, &beat->census);
    json_set_take(json, "reports", reports_json(beat));
    return json_text_take(json, ret_len);
}

/* --- down ---------------------------------------------------------------------------------- */

static enum err read_reply(const char *payload_text, size_t len, struct reply *ret_reply)
{
    static const struct json_field command_fields[] = {
            {.name = "n",
                    .kind = JSON_NUMBER,
                    .offset = offsetof(struct command, n),
                    .min = 1,
                    .max = INT64_MAX},
            {.name = "kind",
                    .kind = JSON_CHOICE,
                    .offset = offsetof(struct command, kind),
                    .choices = command_kinds},
            {.name = "call",
                    .kind = JSON_ID,
                    .offset = offsetof(struct command, call),
                    .is_optional = true},
            {.name = "seat",
                    .kind = JSON_ID,
                    .offset = offsetof(struct command, seat),
                    .is_optional = true},
    };
    static const struct json_field fields[] = {
            {.name = "relay",
                    .kind = JSON_TEXT,
                    .offset = offsetof(struct reply, relay),
                    .size = RELAY_NAME_SIZE,
                    .min = 1,
                    .max = RELAY_NAME_SIZE - 1},
            {.name = "seq",
                    .kind = JSON_NUMBER,
                    .offset = offsetof(struct reply, seq),
                    .max = INT64_MAX},
            {.name = "time_ms",
                    .kind = JSON_NUMBER,
                    .offset = offsetof(struct reply, time_ms),
                    .max = INT64_MAX},
            {.name = "acked",
                    .kind = JSON_NUMBER,
                    .offset = offsetof(struct reply, acked),
                    .max = INT64_MAX},
            {.name = "commands",
                    .kind = JSON_LIST,
                    .offset = offsetof(struct reply, commands),
                    .size = sizeof(struct command),
                    .max = BEAT_ITEMS_MAX,
                    .items = command_fields,
                    .item_count = sizeof(command_fields) / sizeof(command_fields[0]),
                    .count_offset = offsetof(struct reply, command_count)},
    };
    memset(ret_reply, 0, sizeof(*ret_reply));
    return json_read(
            payload_text, len, fields, sizeof(fields) / sizeof(fields[0]), ret_reply, NULL);
}

static enum event_kind event_of(int kind)
{
    switch ((enum command_kind)kind) {
    case COMMAND_REVOKE:
        return EVENT_REVOKE;
    case COMMAND_END:
        return EVENT_END;
    case COMMAND_DRAIN:
        return EVENT_DRAIN;
    }
    return EVENT_DRAIN;
}

/* In order and each once; what finds the mailbox full comes again with the next reply. */
static void take_command(struct beat *beat, const struct command *command)
{
    if (command->n <= beat->posted) {
        return;
    }
    struct event *event = event_create(event_of(command->kind), 0);
    if (!event) {
        return;
    }
    event->call = command->call;
    event->seat = command->seat;
    event->command = command->n;
    if (mailbox_put(beat->config.events, event) != ERR_OK) {
        event_destroy(event);
        return;
    }
    beat->posted = command->n;
}

static void take_reply(struct beat *beat, const struct reply *reply, struct now now)
{
    unix_ms_t ours_ms = beat->sent_at + (now.unix_ms - beat->sent_at) / 2;
    beat->skew_s = (reply->time_ms - ours_ms) / 1000;
    reports_ack(&beat->reports, reply->acked);
    for (size_t i = 0; i < reply->command_count; i++) {
        take_command(beat, &reply->commands[i]);
    }
}

static enum err check_reply(
        const struct beat *beat, const char *body, size_t len, struct reply *ret_reply)
{
    char text[TOKEN_PAYLOAD_MAX + 1];
    size_t text_len;
    enum err err = token_verify(TOKEN_REPLY, &beat->config.scheduler, 1, body, len, text,
            sizeof(text), &text_len, NULL);
    if (err == ERR_OK) {
        err = read_reply(text, text_len, ret_reply);
    }
    if (err == ERR_OK &&
            (strcmp(ret_reply->relay, beat->config.relay) != 0 || ret_reply->seq != beat->seq)) {
        err = ERR_FORBIDDEN;
    }
    return err;
}

static void note_answered(struct beat *beat, bool is_answered, const char *why)
{
    if (is_answered != beat->is_answered) {
        beat->is_answered = is_answered;
        if (is_answered) {
            LOG(LOG_INFO, "beat.answered", LOG_NUMBER("skew_s", beat->skew_s));
        } else {
            LOG(LOG_WARNING, "beat.unanswered", LOG_WORD("why", why));
        }
    }
}

static void handle_reply(void *context, int status, const char *body, size_t len)
{
    struct beat *beat = context;
    struct reply reply;
    beat->is_under_way = false;
    if (status != 200) {
        note_answered(beat, false, status == 0 ? "no answer" : "refused");
        return;
    }
    enum err err = check_reply(beat, body, len, &reply);
    if (err == ERR_OK) {
        take_reply(beat, &reply, host_now(beat->config.host));
    }
    note_answered(beat, err == ERR_OK, err_name(err));
}

void beat_send(struct beat *beat, struct now now)
{
    if (beat->is_under_way) {
        return;
    }
    size_t len;
    beat->seq++;
    beat->is_done_told = true;
    beat->is_drain_told = true;
    char *text = payload(beat, now, &len);
    enum err err = text ? token_sign(TOKEN_BEAT, &beat->config.key, text, len, beat->token,
                                  sizeof(beat->token))
                        : ERR_MEMORY;
    free(text);
    if (err == ERR_OK) {
        beat->sent_at = now.unix_ms;
        beat->is_under_way = true;
        err = host_post(beat->config.host, beat->url, "text/plain", beat->token,
                strlen(beat->token), BEAT_TIMEOUT_MS, handle_reply, beat);
    }
    if (err != ERR_OK) {
        beat->is_under_way = false;
        note_answered(beat, false, err_name(err));
    }
}
