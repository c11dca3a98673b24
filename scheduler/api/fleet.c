/* Relays, beats and commands (docs/protocol.md, "Relay and scheduler"). A beat is checked whole
 * before anything of it is taken. */
#include "scheduler/api/fleet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/json.h"

enum { URL_SIZE = 256 };

struct command {
    int64_t n;
    enum command_kind kind;
    struct id call;
    struct id seat;
};

struct relay {
    char name[RELAY_NAME_SIZE];
    char url[URL_SIZE];
    ms_t beat_at; /* monotonic; 0: never */
    int64_t seq;  /* of the last beat */
    int64_t seats;
    bool is_draining;
    ms_t legs_logged_at;
    bool is_moving;
    int64_t next_n;
    size_t command_count;
    struct command commands[FLEET_COMMANDS_MAX];
};

struct fleet {
    const struct signing_key *reply_key;
    int64_t first_n; /* of commands */
    size_t count;
    struct verify_key keys[FLEET_RELAYS_MAX]; /* as relays */
    struct relay relays[FLEET_RELAYS_MAX];
};

static const char *const command_kinds[] = {"revoke", "end", "drain"};

static const struct json_field report_fields[] = {
        {.name = "n",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct report, n),
                .min = 1,
                .max = INT64_MAX},
        {.name = "kind",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct report, kind),
                .choices = report_kind_names},
        {.name = "call", .kind = JSON_ID, .offset = offsetof(struct report, call)},
        {.name = "seat",
                .kind = JSON_ID,
                .offset = offsetof(struct report, seat),
                .is_optional = true},
        {.name = "time",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct report, at),
                .min = 0,
                .max = INT64_MAX},
};

static const char *const leg_verdicts[] = {"unknown", "good", "weak", "very_weak", NULL};
static const char *const leg_transports[] = {"udp", "tcp", NULL};

static const struct json_field leg_fields[] = {
        {.name = "call", .kind = JSON_ID, .offset = offsetof(struct beat_leg, call)},
        {.name = "seat", .kind = JSON_ID, .offset = offsetof(struct beat_leg, seat)},
        {.name = "verdict",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct beat_leg, verdict),
                .choices = leg_verdicts},
        {.name = "transport",
                .kind = JSON_CHOICE,
                .offset = offsetof(struct beat_leg, transport),
                .choices = leg_transports},
        {.name = "ip_version",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, ip_version),
                .min = 4,
                .max = 6,
                .is_optional = true},
        {.name = "rtt_ms",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, rtt_ms),
                .min = 0,
                .max = 60000,
                .is_optional = true},
        {.name = "up_kbit_s",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, up_kbit_s),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "up_loss_permille",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, up_loss_permille),
                .min = 0,
                .max = 1000,
                .is_optional = true},
        {.name = "up_jitter_ms",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, up_jitter_ms),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "down_kbit_s",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, down_kbit_s),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "down_loss_permille",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, down_loss_permille),
                .min = 0,
                .max = 1000,
                .is_optional = true},
        {.name = "down_jitter_ms",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat_leg, down_jitter_ms),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
};

static const struct json_field beat_fields[] = {
        {.name = "relay",
                .kind = JSON_TEXT,
                .offset = offsetof(struct beat, relay),
                .size = RELAY_NAME_SIZE,
                .min = 1,
                .max = RELAY_NAME_SIZE - 1},
        {.name = "seq",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, seq),
                .min = 1,
                .max = INT64_MAX},
        {.name = "time_ms",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, time_ms),
                .min = 0,
                .max = INT64_MAX},
        {.name = "draining", .kind = JSON_BOOLEAN, .offset = offsetof(struct beat, is_draining)},
        {.name = "moving",
                .kind = JSON_BOOLEAN,
                .offset = offsetof(struct beat, is_moving),
                .is_optional = true},
        {.name = "calls",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, calls),
                .min = 0,
                .max = INT32_MAX},
        {.name = "seats",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, seats),
                .min = 0,
                .max = INT32_MAX},
        {.name = "done",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, done),
                .min = 0,
                .max = INT64_MAX},
        {.name = "legs_unknown",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, legs.unknown),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "legs_good",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, legs.good),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "legs_weak",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, legs.weak),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "legs_very_weak",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, legs.very_weak),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "legs_tcp",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, legs.tcp),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "legs_ipv6",
                .kind = JSON_NUMBER,
                .offset = offsetof(struct beat, legs.ipv6),
                .min = 0,
                .max = INT32_MAX,
                .is_optional = true},
        {.name = "weakest",
                .kind = JSON_LIST,
                .offset = offsetof(struct beat, weakest),
                .size = sizeof(struct beat_leg),
                .min = 0,
                .max = BEAT_LEGS_MAX,
                .items = leg_fields,
                .item_count = sizeof(leg_fields) / sizeof(leg_fields[0]),
                .count_offset = offsetof(struct beat, weakest_count),
                .is_optional = true},
        {.name = "reports",
                .kind = JSON_LIST,
                .offset = offsetof(struct beat, reports),
                .size = sizeof(struct report),
                .min = 0,
                .max = REPORTS_MAX,
                .items = report_fields,
                .item_count = sizeof(report_fields) / sizeof(report_fields[0]),
                .count_offset = offsetof(struct beat, report_count)},
};

struct fleet *fleet_create(const struct signing_key *reply_key, unix_ms_t now)
{
    struct fleet *fleet = calloc(1, sizeof(*fleet));
    if (fleet != NULL) {
        fleet->reply_key = reply_key;
        fleet->first_n = now;
    }
    return fleet;
}

void fleet_destroy(struct fleet *fleet)
{
    free(fleet);
}

static size_t relay_index(const struct fleet *fleet, const char *name)
{
    size_t i = 0;
    while (i < fleet->count && strcmp(fleet->relays[i].name, name) != 0) {
        i++;
    }
    return i;
}

enum err fleet_add(struct fleet *fleet, const struct relay_config *config)
{
    if (fleet->count == FLEET_RELAYS_MAX || strlen(config->url) >= URL_SIZE) {
        return ERR_LIMIT;
    }
    if (relay_index(fleet, config->name) < fleet->count) {
        return ERR_CONFLICT;
    }
    struct relay *relay = &fleet->relays[fleet->count];
    *relay = (struct relay){.next_n = fleet->first_n};
    snprintf(relay->name, sizeof(relay->name), "%s", config->name);
    snprintf(relay->url, sizeof(relay->url), "%s", config->url);
    fleet->keys[fleet->count] = config->key;
    fleet->count++;
    return ERR_OK;
}

/* The signature, the fields, and that the relay named is the one whose key signed. */
static enum err beat_read(const struct fleet *fleet, const char *token, size_t len,
        struct beat *ret_beat, size_t *ret_index)
{
    char payload[TOKEN_PAYLOAD_MAX + 1];
    size_t payload_len = 0;
    size_t index = 0;
    enum err err = token_verify(TOKEN_BEAT, fleet->keys, fleet->count, token, len, payload,
            sizeof(payload), &payload_len, &index);
    if (err != ERR_OK) {
        return err;
    }
    err = json_read(payload, payload_len, beat_fields, sizeof(beat_fields) / sizeof(beat_fields[0]),
            ret_beat, NULL);
    if (err == ERR_OK && strcmp(ret_beat->relay, fleet->relays[index].name) != 0) {
        err = ERR_SIGNATURE;
    }
    *ret_index = index;
    return err;
}

/* Commands are done in order, so that all up to `done` leave the queue. */
static void commands_forget(struct relay *relay, int64_t done)
{
    size_t gone = 0;
    while (gone < relay->command_count && relay->commands[gone].n <= done) {
        gone++;
    }
    relay->command_count -= gone;
    memmove(relay->commands, relay->commands + gone, relay->command_count * sizeof(struct command));
}

static struct json *commands_write(const struct relay *relay)
{
    struct json *list = json_array_create();
    for (size_t i = 0; i < relay->command_count && i < BEAT_COMMANDS_MAX; i++) {
        const struct command *command = &relay->commands[i];
        struct json *item = json_object_create();
        json_set_number(item, "n", command->n);
        json_set_text(item, "kind", command_kinds[command->kind]);
        json_set_id(item, "call", command->call);
        json_set_id(item, "seat", command->seat);
        json_add_take(list, item);
    }
    return list;
}

static bool legs_are_due(struct relay *relay, const struct beat_legs *legs, ms_t now)
{
    bool has_any = legs->unknown + legs->good + legs->weak + legs->very_weak > 0;
    if (!has_any || (relay->legs_logged_at != 0 && now - relay->legs_logged_at < LEGS_LOG_MS)) {
        return false;
    }
    relay->legs_logged_at = now;
    return true;
}

enum err fleet_take_beat(struct fleet *fleet, const char *token, size_t token_len, struct now now,
        struct beat *ret_beat)
{
    struct beat beat = {0};
    size_t index = 0;
    enum err err = beat_read(fleet, token, token_len, &beat, &index);
    if (err != ERR_OK) {
        return err;
    }
    struct relay *relay = &fleet->relays[index];
    if (beat.seq <= relay->seq) {
        return ERR_CONFLICT;
    }
    relay->seq = beat.seq;
    relay->beat_at = now.mono;
    relay->seats = beat.seats;
    relay->is_draining = beat.is_draining;
    beat.is_legs_due = legs_are_due(relay, &beat.legs, now.mono);
    relay->is_moving = beat.is_moving;
    commands_forget(relay, beat.done);
    *ret_beat = beat;
    return ERR_OK;
}

enum err fleet_reply(const struct fleet *fleet, const struct beat *beat, int64_t acked,
        unix_ms_t now, char *ret_token, size_t size)
{
    size_t len = 0;
    const struct relay *relay = &fleet->relays[relay_index(fleet, beat->relay)];
    struct json *reply = json_object_create();
    json_set_text(reply, "relay", relay->name);
    json_set_number(reply, "seq", beat->seq);
    json_set_number(reply, "time_ms", now);
    json_set_number(reply, "acked", acked);
    json_set_take(reply, "commands", commands_write(relay));
    char *text = json_text_take(reply, &len);
    if (text == NULL) {
        return ERR_MEMORY;
    }
    enum err err = token_sign(TOKEN_REPLY, fleet->reply_key, text, len, ret_token, size);
    free(text);
    return err;
}

static bool relay_is_heard(const struct relay *relay, ms_t now)
{
    return relay->beat_at != 0 && now - relay->beat_at < RELAY_SILENT_AFTER_MS;
}

/* Of those that are heard and take calls, the one with the fewest seats. NULL: none. */
static const struct relay *relay_open(const struct fleet *fleet, ms_t now)
{
    const struct relay *best = NULL;
    for (size_t i = 0; i < fleet->count; i++) {
        const struct relay *relay = &fleet->relays[i];
        if (!relay_is_heard(relay, now) || relay->is_draining) {
            continue;
        }
        if (best == NULL || relay->seats < best->seats) {
            best = relay;
        }
    }
    return best;
}

const char *fleet_choose(const struct fleet *fleet, ms_t now)
{
    const struct relay *best = relay_open(fleet, now);
    if (best != NULL) {
        return best->name;
    }
    return fleet->count > 0 ? fleet->relays[0].name : NULL;
}

const char *fleet_better(const struct fleet *fleet, const char *name, bool is_empty, ms_t now)
{
    size_t index = relay_index(fleet, name);
    if (index == fleet->count) {
        return NULL;
    }
    const struct relay *relay = &fleet->relays[index];
    /* One that was never heard may beat to another scheduler. */
    bool is_silent = relay->beat_at != 0 && !relay_is_heard(relay, now);
    if (!is_silent && !relay->is_moving && !(relay->is_draining && is_empty)) {
        return NULL;
    }
    const struct relay *best = relay_open(fleet, now);
    return best != NULL && best != relay ? best->name : NULL;
}

void fleet_note_placed(struct fleet *fleet, const char *name, size_t calls)
{
    size_t index = relay_index(fleet, name);
    if (index < fleet->count) {
        fleet->relays[index].seats += 2 * (int64_t)calls;
    }
}

const char *fleet_url(const struct fleet *fleet, const char *relay)
{
    return fleet_url_at(fleet, relay_index(fleet, relay));
}

const char *fleet_url_at(const struct fleet *fleet, size_t index)
{
    return index < fleet->count ? fleet->relays[index].url : NULL;
}

static bool command_waits(
        const struct relay *relay, enum command_kind kind, struct id call, struct id seat)
{
    for (size_t i = 0; i < relay->command_count; i++) {
        const struct command *command = &relay->commands[i];
        if (command->kind == kind && id_equal(command->call, call) &&
                id_equal(command->seat, seat)) {
            return true;
        }
    }
    return false;
}

enum err fleet_command(struct fleet *fleet, const char *relay_name, enum command_kind kind,
        struct id call, struct id seat)
{
    size_t index = relay_index(fleet, relay_name);
    if (index == fleet->count) {
        return ERR_NOT_FOUND;
    }
    struct relay *relay = &fleet->relays[index];
    if (command_waits(relay, kind, call, seat)) {
        return ERR_OK;
    }
    if (relay->command_count == FLEET_COMMANDS_MAX) {
        return ERR_LIMIT;
    }
    relay->commands[relay->command_count++] =
            (struct command){.n = relay->next_n++, .kind = kind, .call = call, .seat = seat};
    return ERR_OK;
}

enum err fleet_command_all(struct fleet *fleet, const char *relay_name, enum command_kind kind,
        struct id call, struct id seat)
{
    for (size_t i = 0; i < fleet->count; i++) {
        const struct relay *relay = &fleet->relays[i];
        if (relay->beat_at != 0 && strcmp(relay->name, relay_name) != 0) {
            enum err err = fleet_command(fleet, relay->name, kind, call, seat);
            (void)err; /* one that has not been heard for long has its fill of them */
        }
    }
    return fleet_command(fleet, relay_name, kind, call, seat);
}
