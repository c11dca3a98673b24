/* Relays, their beats, and commands on their way down: signed with real keys, no network. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "common/json.h"
#include "common/random.h"
#include "scheduler/api/fleet.h"

enum { START = 100000 };

static struct signing_key scheduler_key;
static struct signing_key relay_keys[2];
static const char *const names[2] = {"r1", "r2"};

static struct signing_key key_make(const char *kid)
{
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
    struct signing_key key = {0};
    snprintf(key.kid, sizeof(key.kid), "%s", kid);
    crypto_sign_keypair(public_key, key.secret);
    return key;
}

static int make(void **state)
{
    struct fleet *fleet = fleet_create(&scheduler_key, START);
    *state = fleet;
    for (size_t i = 0; fleet != NULL && i < 2; i++) {
        struct relay_config config = {
                .url = i == 0 ? "wss://one.example/relay/r1/" : "wss://two.example/relay/r2/",
                .key = signing_key_public(&relay_keys[i]),
        };
        snprintf(config.name, sizeof(config.name), "%s", names[i]);
        if (fleet_add(fleet, &config) != ERR_OK) {
            return -1;
        }
    }
    return fleet == NULL ? -1 : 0;
}

static int drop(void **state)
{
    fleet_destroy(*state);
    return 0;
}

struct saying {
    size_t relay; /* whose key, and whose name */
    int64_t seq;
    int64_t seats;
    int64_t done;
    bool is_draining;
    bool is_moving;
};

static enum err beat(struct fleet *fleet, const struct saying *saying, ms_t mono, struct beat *ret)
{
    char payload[512];
    char token[1024];
    int len = snprintf(payload, sizeof(payload),
            "{\"relay\":\"%s\",\"seq\":%lld,\"time_ms\":1,\"draining\":%s%s,\"calls\":0,"
            "\"seats\":%lld,\"done\":%lld,\"reports\":[]}",
            names[saying->relay], (long long)saying->seq, saying->is_draining ? "true" : "false",
            saying->is_moving ? ",\"moving\":true" : "", (long long)saying->seats,
            (long long)saying->done);
    assert_int_equal(token_sign(TOKEN_BEAT, &relay_keys[saying->relay], payload, (size_t)len, token,
                             sizeof(token)),
            ERR_OK);
    return fleet_take_beat(
            fleet, token, strlen(token), (struct now){.mono = mono, .unix_ms = START}, ret);
}

/* The kinds and numbers of the commands in the reply to a beat. */
static size_t commands_of(struct fleet *fleet, const struct beat *beat, int64_t ret_n[32])
{
    char reply[TOKEN_SIZE_MAX];
    char payload[TOKEN_PAYLOAD_MAX + 1];
    size_t len = 0;
    struct json *json = NULL;
    struct verify_key key = signing_key_public(&scheduler_key);
    assert_int_equal(fleet_reply(fleet, beat, 0, START, reply, sizeof(reply)), ERR_OK);
    assert_int_equal(token_verify(TOKEN_REPLY, &key, 1, reply, strlen(reply), payload,
                             sizeof(payload), &len, NULL),
            ERR_OK);
    assert_int_equal(json_parse(payload, len, &json), ERR_OK);
    const struct json *commands = json_get(json, "commands");
    size_t count = json_length(commands);
    for (size_t i = 0; i < count; i++) {
        ret_n[i] = json_number_of(json_get(json_at(commands, i), "n"));
    }
    json_destroy(json);
    return count;
}

static void test_fleet_sends_a_command_until_it_is_done(void **state)
{
    int64_t n[32];
    struct beat heard;
    assert_int_equal(fleet_command(*state, "r1", COMMAND_REVOKE, random_id(), random_id()), ERR_OK);
    assert_int_equal(fleet_command(*state, "r1", COMMAND_END, random_id(), (struct id){0}), ERR_OK);
    assert_int_equal(beat(*state, &(struct saying){.seq = 1}, 1, &heard), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), 2);
    assert_int_equal(beat(*state, &(struct saying){.seq = 2, .done = n[0]}, 2, &heard), ERR_OK);
    int64_t second = n[1];
    assert_int_equal(commands_of(*state, &heard, n), 1);
    assert_int_equal(n[0], second);
    assert_int_equal(beat(*state, &(struct saying){.seq = 3, .done = second}, 3, &heard), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), 0);
}

static void test_fleet_numbers_of_a_later_start_are_higher(void **state)
{
    int64_t n[32];
    struct beat heard;
    assert_int_equal(
            fleet_command(*state, "r1", COMMAND_DRAIN, (struct id){0}, (struct id){0}), ERR_OK);
    assert_int_equal(beat(*state, &(struct saying){.seq = 1}, 1, &heard), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), 1);
    assert_true(n[0] >= START);
}

/* A call that is moved leaves the old relay some seconds later, or not at all if a thief stays. */
static void test_fleet_tells_all_that_were_heard_what_ends_a_call(void **state)
{
    int64_t n[32];
    struct beat heard;
    struct id call = random_id();
    assert_int_equal(beat(*state, &(struct saying){.relay = 1, .seq = 1}, 1, &heard), ERR_OK);
    assert_int_equal(fleet_command_all(*state, "r1", COMMAND_END, call, (struct id){0}), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), 1);
    assert_int_equal(beat(*state, &(struct saying){.seq = 1}, 1, &heard), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), 1);
    assert_int_equal(
            fleet_command_all(*state, "r3", COMMAND_END, call, (struct id){0}), ERR_NOT_FOUND);
}

static void test_fleet_sends_commands_to_their_relay_only(void **state)
{
    int64_t n[32];
    struct beat heard;
    assert_int_equal(fleet_command(*state, "r1", COMMAND_REVOKE, random_id(), random_id()), ERR_OK);
    assert_int_equal(beat(*state, &(struct saying){.relay = 1, .seq = 1}, 1, &heard), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), 0);
    assert_int_equal(
            fleet_command(*state, "r3", COMMAND_END, random_id(), (struct id){0}), ERR_NOT_FOUND);
}

static void test_fleet_keeps_a_bounded_queue_and_sends_it_in_parts(void **state)
{
    int64_t n[32];
    struct beat heard;
    for (int i = 0; i < FLEET_COMMANDS_MAX; i++) {
        assert_int_equal(
                fleet_command(*state, "r1", COMMAND_REVOKE, random_id(), random_id()), ERR_OK);
    }
    assert_int_equal(
            fleet_command(*state, "r1", COMMAND_REVOKE, random_id(), random_id()), ERR_LIMIT);
    assert_int_equal(beat(*state, &(struct saying){.seq = 1}, 1, &heard), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), BEAT_COMMANDS_MAX);
}

static void test_fleet_takes_no_beat_twice(void **state)
{
    struct beat heard;
    assert_int_equal(beat(*state, &(struct saying){.seq = 5}, 1, &heard), ERR_OK);
    assert_int_equal(beat(*state, &(struct saying){.seq = 5}, 2, &heard), ERR_CONFLICT);
    assert_int_equal(beat(*state, &(struct saying){.seq = 4}, 3, &heard), ERR_CONFLICT);
    assert_int_equal(beat(*state, &(struct saying){.relay = 1, .seq = 4}, 4, &heard), ERR_OK);
}

static void test_fleet_chooses_the_relay_with_fewer_seats_that_is_heard(void **state)
{
    struct beat heard;
    assert_string_equal(fleet_choose(*state, 1), "r1"); /* nobody was heard yet: the first */
    assert_int_equal(beat(*state, &(struct saying){.seq = 1, .seats = 9}, 1, &heard), ERR_OK);
    assert_int_equal(
            beat(*state, &(struct saying){.relay = 1, .seq = 1, .seats = 2}, 1, &heard), ERR_OK);
    assert_string_equal(fleet_choose(*state, 2), "r2");
    assert_int_equal(beat(*state, &(struct saying){.seq = 2, .seats = 9}, 9000, &heard), ERR_OK);
    assert_string_equal(fleet_choose(*state, 9001), "r1"); /* r2 fell silent */
}

static void test_fleet_chooses_no_relay_that_drains(void **state)
{
    struct beat heard;
    assert_int_equal(
            beat(*state, &(struct saying){.seq = 1, .is_draining = true}, 1, &heard), ERR_OK);
    assert_int_equal(
            beat(*state, &(struct saying){.relay = 1, .seq = 1, .seats = 50}, 1, &heard), ERR_OK);
    assert_string_equal(fleet_choose(*state, 2), "r2");
}

/* Both relays are heard at mono 1; the first says this of itself. */
static void begin(struct fleet *fleet, const struct saying *first)
{
    struct beat heard;
    assert_int_equal(beat(fleet, first, 1, &heard), ERR_OK);
    assert_int_equal(beat(fleet, &(struct saying){.relay = 1, .seq = 1}, 1, &heard), ERR_OK);
}

static void test_R25_a_call_leaves_a_relay_that_goes_away(void **state)
{
    begin(*state, &(struct saying){.seq = 1, .is_draining = true, .is_moving = true});
    assert_string_equal(fleet_better(*state, "r1", false, 2), "r2");
    assert_null(fleet_better(*state, "r2", false, 2));
}

static void test_R25_a_call_stays_on_a_relay_that_waits_unless_nobody_is_in_it(void **state)
{
    begin(*state, &(struct saying){.seq = 1, .is_draining = true});
    assert_null(fleet_better(*state, "r1", false, 2));
    assert_string_equal(fleet_better(*state, "r1", true, 2), "r2");
}

static void test_R25_a_call_stays_where_it_is_when_there_is_nowhere_to_go(void **state)
{
    struct beat heard;
    begin(*state, &(struct saying){.seq = 1, .is_draining = true, .is_moving = true});
    assert_int_equal(
            beat(*state, &(struct saying){.seq = 2, .is_draining = true, .is_moving = true},
                    RELAY_SILENT_AFTER_MS, &heard),
            ERR_OK);
    assert_null(fleet_better(*state, "r1", false, RELAY_SILENT_AFTER_MS + 1)); /* r2 is silent */
}

static void test_a_call_leaves_a_relay_that_fell_silent(void **state)
{
    struct beat heard;
    begin(*state, &(struct saying){.seq = 1});
    assert_int_equal(
            beat(*state, &(struct saying){.relay = 1, .seq = 2}, RELAY_SILENT_AFTER_MS, &heard),
            ERR_OK);
    assert_null(fleet_better(*state, "r1", false, RELAY_SILENT_AFTER_MS));
    assert_string_equal(fleet_better(*state, "r1", false, RELAY_SILENT_AFTER_MS + 1), "r2");
}

static void test_a_relay_that_was_never_heard_may_beat_to_another_scheduler(void **state)
{
    struct beat heard;
    assert_int_equal(beat(*state, &(struct saying){.relay = 1, .seq = 1}, 90000, &heard), ERR_OK);
    assert_null(fleet_better(*state, "r1", false, 90001));
}

static void test_fleet_spreads_what_is_placed_between_two_beats(void **state)
{
    begin(*state, &(struct saying){.seq = 1, .seats = 5});
    assert_string_equal(fleet_choose(*state, 2), "r2");
    fleet_note_placed(*state, "r2", 3);
    assert_string_equal(fleet_choose(*state, 2), "r1");
}

static void test_fleet_queues_the_same_command_once(void **state)
{
    int64_t n[32];
    struct beat heard;
    struct id call = random_id();
    for (int i = 0; i < 3; i++) {
        assert_int_equal(fleet_command(*state, "r1", COMMAND_END, call, (struct id){0}), ERR_OK);
    }
    assert_int_equal(beat(*state, &(struct saying){.seq = 1}, 1, &heard), ERR_OK);
    assert_int_equal(commands_of(*state, &heard, n), 1);
}

static void test_fleet_refuses_a_name_that_is_taken(void **state)
{
    struct relay_config config = {.name = "r1", .url = "wss://x.example/"};
    assert_int_equal(fleet_add(*state, &config), ERR_CONFLICT);
}

int main(void)
{
    if (random_init() != ERR_OK) {
        return 1;
    }
    scheduler_key = key_make("ticket-1");
    relay_keys[0] = key_make("relay-1");
    relay_keys[1] = key_make("relay-2");
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    test_fleet_sends_a_command_until_it_is_done, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_fleet_numbers_of_a_later_start_are_higher, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_fleet_sends_commands_to_their_relay_only, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_fleet_keeps_a_bounded_queue_and_sends_it_in_parts, make, drop),
            cmocka_unit_test_setup_teardown(test_fleet_takes_no_beat_twice, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_fleet_chooses_the_relay_with_fewer_seats_that_is_heard, make, drop),
            cmocka_unit_test_setup_teardown(test_fleet_chooses_no_relay_that_drains, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_R25_a_call_leaves_a_relay_that_goes_away, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_R25_a_call_stays_on_a_relay_that_waits_unless_nobody_is_in_it, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_R25_a_call_stays_where_it_is_when_there_is_nowhere_to_go, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_a_call_leaves_a_relay_that_fell_silent, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_a_relay_that_was_never_heard_may_beat_to_another_scheduler, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_fleet_spreads_what_is_placed_between_two_beats, make, drop),
            cmocka_unit_test_setup_teardown(test_fleet_queues_the_same_command_once, make, drop),
            cmocka_unit_test_setup_teardown(
                    test_fleet_tells_all_that_were_heard_what_ends_a_call, make, drop),
            cmocka_unit_test_setup_teardown(test_fleet_refuses_a_name_that_is_taken, make, drop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
