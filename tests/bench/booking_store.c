/* See the header. Nothing else happens in this store: no notice is carried out. */
#include "tests/bench/booking_store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"
#include "tests/bench/booking_world.h"
#include "tests/bench/table.h"

enum { BODY_BYTES = 640 }; /* as many as the API's JSON of a booking */

struct store_alone {
    struct zones *zones;
    struct store *store;
    struct world world;
};

enum err store_alone_open(const char *database, const char *key_path, const struct world *world,
        struct store_alone **ret_alone, struct error *error)
{
    struct store_alone *alone = calloc(1, sizeof(*alone));
    if (!alone)
        return ERR_MEMORY;
    alone->world = *world;
    enum err err = zones_open(NULL, &alone->zones, error);
    const struct store_config config = {
            .path = database, .key_path = key_path, .zones = alone->zones};
    if (!err)
        err = store_open(&config, &alone->store, error);
    if (err) {
        store_alone_close(alone);
        return err;
    }
    *ret_alone = alone;
    return ERR_OK;
}

void store_alone_close(struct store_alone *alone)
{
    if (!alone)
        return;
    store_close(alone->store);
    zones_close(alone->zones);
    free(alone);
}

static enum err answer_render(const void *context, const void *out, struct answer *ret_answer)
{
    (void)context;
    (void)out;
    *ret_answer = (struct answer){.status = 201,
            .content_type = "application/json",
            .body = calloc(1, BODY_BYTES),
            .body_len = BODY_BYTES};
    return ret_answer->body ? ERR_OK : ERR_MEMORY;
}

static enum err booking_make(struct store_alone *alone)
{
    const struct world_pair *pair;
    unix_s_t start_at;
    struct session_book_out out;
    enum err err = world_next(&alone->world, &pair, &start_at);
    if (err)
        return err;
    struct session_book in = {
            .write = {.actor = {.account = pair->person,
                              .role = ROLE_PERSON,
                              .programme = alone->world.programme},
                    .route = "POST /api/v1/sessions",
                    .now = clock_now().unix_ms / 1000,
                    .render = answer_render},
            .coach = pair->coach,
            .wish = {.start_at = start_at, .length_min = WORLD_LENGTH_MIN, .mode = BOOKING_VIDEO},
    };
    snprintf(in.write.key, sizeof(in.write.key), "bench-%" PRIu64, alone->world.taken);
    return store_wait(alone->store, &session_book, &in, &out, NULL);
}

double store_alone_round(struct store_alone *alone, size_t count)
{
    double began = bench_wall_s();
    for (size_t i = 0; i < count; i++) {
        enum err err = booking_make(alone);
        if (err) {
            fprintf(stderr, "bench: the store alone: %s\n", err_name(err));
            return 0;
        }
    }
    return (double)count / (bench_wall_s() - began);
}
