/* Keys, demo, links. The demo is put into a database that nobody serves; links are asked for from
 * the scheduler that serves it, because only one program may write there. */
#include "scheduler/tools.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "common/clock.h"
#include "common/host/host.h"
#include "common/keyfile.h"
#include "common/random.h"
#include "scheduler/api/local_pass.h"
#include "scheduler/api/settings.h"
#include "scheduler/api/vocabulary_file.h"
#include "scheduler/core/vocabulary.h"
#include "scheduler/demo/demo.h"
#include "scheduler/store/store.h"
#include "scheduler/zones/zone_file.h"

enum { DEMO_SEED = 20261122, ASK_MS = 5000 };

/* --- keys ----------------------------------------------------------------------------------- */

static enum err key_make_missing(
        const char *path, const char *kid, bool is_signing, struct error *error)
{
    enum err err = is_signing ? keyfile_make_signing(path, kid, error)
                              : keyfile_make_secret(path, kid, error);
    return err == ERR_CONFLICT ? ERR_OK : err;
}

/* An id of its own each time: rows name the key that sealed them, and old keys are kept. */
static enum err audit_key_make(const struct settings *settings, struct error *error)
{
    char kid[KEY_ID_SIZE];
    uint32_t number;
    random_bytes(&number, sizeof(number));
    snprintf(kid, sizeof(kid), "audit-%08" PRIx32, number);
    return key_make_missing(settings->audit_key, kid, false, error);
}

enum err tool_make_keys(const struct settings *settings, struct error *error)
{
    if (mkdir(settings->data_folder, 0700) != 0 && errno != EEXIST) {
        return error_set(error, ERR_IO, "data_folder", "cannot make %s: %s", settings->data_folder,
                strerror(errno));
    }
    enum err err = key_make_missing(settings->seal_key, "seal-1", false, error);
    if (err == ERR_OK) {
        err = key_make_missing(settings->token_key, "token-1", false, error);
    }
    if (err == ERR_OK) {
        err = key_make_missing(settings->ticket_key, "ticket-1", true, error);
    }
    if (err == ERR_OK) {
        err = audit_key_make(settings, error);
    }
    return err;
}

/* --- demo ----------------------------------------------------------------------------------- */

static enum err demo_fill(const struct settings *settings, const struct store_config *opened,
        struct store *store, struct error *error)
{
    char accounts_path[SETTING_PATH_SIZE + 16];
    snprintf(accounts_path, sizeof(accounts_path), "%s/demo.accounts", settings->data_folder);
    const struct demo_config config = {
            .store = store,
            .zones = opened->zones,
            .vocabulary = opened->vocabulary,
            .accounts_path = accounts_path,
            .seed = DEMO_SEED,
            .now = clock_now().unix_ms / 1000,
    };
    return demo_make(&config, error);
}

enum err tool_make_demo(const struct settings *settings, struct error *error)
{
    struct zones *zones = NULL;
    struct vocabulary *vocabulary = NULL;
    struct store *store = NULL;
    enum err err = zones_open(NULL, &zones, error);
    if (err == ERR_OK) {
        err = vocabulary_file_read(settings->traits, &vocabulary, error);
    }
    const struct store_config config = {
            .path = settings->database,
            .overlap = settings->database_overlap,
            .key_path = settings->seal_key,
            .zones = zones,
            .vocabulary = vocabulary,
    };
    if (err == ERR_OK) {
        err = store_open(&config, &store, error);
    }
    if (err == ERR_OK) {
        err = demo_fill(settings, &config, store, error);
    }
    store_close(store);
    vocabulary_destroy(vocabulary);
    zones_close(zones);
    return err;
}

/* --- asking the scheduler that runs ------------------------------------------------------------
 */

struct asking {       /* one exchange with it */
    const char *tool; /* for words */
    const char *also; /* likewise: what the scheduler must have besides */
    struct host *host;
    const char *pass;
    char url[SETTING_URL_SIZE];
    bool is_asked;
    bool is_answered;
};

static void handle_answer(void *context, int status, const char *body, size_t len)
{
    struct asking *asking = context;
    asking->is_answered = status == 200;
    if (asking->is_answered) {
        fwrite(body, 1, len, stdout);
    }
    host_stop(asking->host);
}

static void handle_turn(void *context)
{
    struct asking *asking = context;
    if (asking->is_asked) {
        return;
    }
    asking->is_asked = true;
    if (host_post(asking->host, asking->url, "text/plain", asking->pass, strlen(asking->pass),
                ASK_MS, handle_answer, asking) != ERR_OK) {
        host_stop(asking->host);
    }
}

static const struct host_handlers no_handlers = {0};

static enum err asking_run(struct asking *asking, struct error *error)
{
    const struct host_config config = {
            .address = "127.0.0.1",
            .body_max = HOST_BODY_MAX,
            .connections_max = 4,
            .handlers = &no_handlers,
            .app = asking,
    };
    enum err err = host_create(&config, &asking->host, error);
    if (err != ERR_OK) {
        return err;
    }
    err = host_every(asking->host, 1, handle_turn, asking);
    if (err == ERR_OK) {
        host_run(asking->host);
    }
    host_destroy(asking->host);
    if (err == ERR_OK && !asking->is_answered) {
        err = error_set(error, ERR_NOT_FOUND, asking->tool,
                "no scheduler with this configuration%s runs on this machine", asking->also);
    }
    return err;
}

/* Prints what the scheduler answers to a POST there. */
static enum err local_ask(const struct settings *settings, const char *path, struct asking *asking,
        struct error *error)
{
    char kid[KEY_ID_SIZE];
    uint8_t key[32];
    char pass[LOCAL_PASS_SIZE];
    enum err err = keyfile_read_secret(settings->token_key, kid, key, error);
    if (err != ERR_OK) {
        return err;
    }
    asking->pass = local_pass_make(key, clock_now().unix_ms / 1000, pass);
    snprintf(asking->url, sizeof(asking->url), "http://%s:%" PRId64 "%s", settings->listen_address,
            settings->listen_port, path);
    return asking_run(asking, error);
}

enum err tool_make_links(const struct settings *settings, struct error *error)
{
    struct asking asking = {.tool = "--make-links", .also = " and a demo"};
    return local_ask(settings, "/local/links", &asking, error);
}

enum err tool_retention_look(const struct settings *settings, struct error *error)
{
    struct asking asking = {.tool = "--retention-look", .also = ""};
    return local_ask(settings, "/local/retention", &asking, error);
}
