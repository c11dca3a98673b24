/* porchlight-relay: reads its options and settings, then serves on two threads until SIGTERM. The
 * first thread is lws's (front), the second the media thread (drive). A mistake in an option or a
 * setting is one sentence and exit status 2. */
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "common/dumps.h"
#include "common/json.h"
#include "common/log.h"
#include "common/random.h"
#include "relay/drive.h"
#include "relay/front.h"
#include "relay/io/confine.h"
#include "relay/io/dtls.h"
#include "relay/io/srtp.h"
#include "relay/settings.h"

enum { EXIT_OURS = 1, EXIT_USAGE = 2, OUR_FILES_MAX = 32 };

static const char usage[] =
        "usage: porchlight-relay --config FILE [--print-config | --make-keys | --ready-fd N]\n"
        "  --print-config  print every setting with its help\n"
        "  --make-keys     write the key files that are missing\n"
        "  --ready-fd N    print the line `ready listen=PORT media=PORT` to N, not to stdout\n";

struct options {
    const char *config;
    bool is_print;
    bool is_make_keys;
    int ready_fd;
};

struct app {
    struct settings settings;
    struct settings_keys keys;
    struct dtls_identity *identity;
    struct front *front;
    struct drive *drive;
};

/* --- options ------------------------------------------------------------------------------- */

static enum err read_fd(const char *text, int *ret_fd, struct error *error)
{
    char *end;
    long fd = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || fd < 0 || fd > 65535) {
        return error_set(error, ERR_INPUT, "--ready-fd", "This is not a file descriptor.");
    }
    *ret_fd = (int)fd;
    return ERR_OK;
}

static enum err read_options(
        int count, char **words, struct options *ret_options, struct error *error)
{
    struct options options = {.ready_fd = 1};
    for (int i = 1; i < count; i++) {
        bool has_value = i + 1 < count;
        if (strcmp(words[i], "--config") == 0 && has_value) {
            options.config = words[++i];
        } else if (strcmp(words[i], "--ready-fd") == 0 && has_value) {
            enum err err = read_fd(words[++i], &options.ready_fd, error);
            if (err != ERR_OK) {
                return err;
            }
        } else if (strcmp(words[i], "--print-config") == 0) {
            options.is_print = true;
        } else if (strcmp(words[i], "--make-keys") == 0) {
            options.is_make_keys = true;
        } else {
            return error_set(
                    error, ERR_INPUT, words[i], "This is not an option, or lacks its value.");
        }
    }
    *ret_options = options;
    return options.config ? ERR_OK
                          : error_set(error, ERR_INPUT, "--config", "This option is needed.");
}

static int complain(const struct error *error, int status)
{
    fprintf(stderr, "porchlight-relay: %s%s%s\n", error->field, error->field[0] ? ": " : "",
            error->text);
    return status;
}

/* --- serving ------------------------------------------------------------------------------- */

/* Signals come to the media thread's loop, and to nobody by surprise. */
static void block_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

/* Ports are open and keys are read: what is still to be done needs little. The sanitizers need
 * more. */
static void confine(void)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    if (confine_process() != ERR_OK) {
        LOG(LOG_WARNING, "relay.unconfined");
    }
#endif
}

static enum err make_front(struct app *app, struct error *error)
{
    struct front_config config = {
            .listen_address = app->settings.listen_address,
            .listen_port = (uint16_t)app->settings.listen_port,
            .origins = app->settings.origin_list,
            .connections_max = (size_t)app->settings.connections_max,
            .address_max = (size_t)app->settings.connections_per_address,
            .scheduler_url = app->settings.scheduler_url,
            .gate = {.keys = {app->keys.scheduler}, .key_count = 1},
            .relay_key = app->keys.relay,
    };
    memcpy(config.trusted_proxy, app->settings.proxy_ip, sizeof(config.trusted_proxy));
    memcpy(config.gate.relay, app->settings.name, sizeof(config.gate.relay));
    memcpy(config.gate.fleet_key, app->keys.fleet, sizeof(config.gate.fleet_key));
    return front_create(&config, &app->front, error);
}

/* Media over TCP has what the host leaves of the descriptors (host.c), less the few that we open.
 */
static size_t bound_tcp(size_t wanted)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return wanted;
    }
    size_t left = limit.rlim_cur / 4 > OUR_FILES_MAX ? limit.rlim_cur / 4 - OUR_FILES_MAX : 1;
    if (wanted > left) {
        LOG(LOG_WARNING, "relay.few_files", LOG_NUMBER("tcp_connections", left));
    }
    return wanted > left ? left : wanted;
}

static enum err make_drive(struct app *app, struct error *error)
{
    struct drive_config config = {
            .media_address = app->settings.media_address,
            .media_port = (uint16_t)app->settings.media_port,
            .calls_max = (size_t)app->settings.calls_max,
            .connections_max = (size_t)app->settings.connections_max,
            .tcp_max = bound_tcp((size_t)app->settings.tcp_connections_max),
            .identity = app->identity,
            .orders = front_orders(app->front),
            .drain = app->settings.drain_mode,
            .drain_max_ms = app->settings.drain_max_s * 1000,
    };
    config.advertised = app->settings.advertised;
    memcpy(config.relay, app->settings.name, sizeof(config.relay));
    memcpy(config.fleet_key, app->keys.fleet, sizeof(config.fleet_key));
    enum err err = drive_create(&config, &app->drive, error);
    return err ? err : front_connect(app->front, drive_events(app->drive));
}

static enum err make_parts(struct app *app, struct error *error)
{
    enum err err = settings_read_keys(&app->settings, &app->keys, error);
    err = err ? err : srtp_library_start();
    app->identity = err ? NULL : dtls_identity_create();
    if (!err && !app->identity) {
        err = error_set(error, ERR_MEMORY, NULL, "There is not enough memory.");
    }
    err = err ? err : make_front(app, error);
    return err ? err : make_drive(app, error);
}

/* front first: it has the host, whose end may still speak to ws; drive's mailbox outlives it. */
static void end_parts(struct app *app)
{
    front_destroy(app->front);
    drive_destroy(app->drive);
    dtls_identity_destroy(app->identity);
    srtp_library_stop();
}

static void *run_drive(void *drive)
{
    drive_run(drive);
    return NULL;
}

static int run(struct app *app, int ready_fd)
{
    pthread_t media;
    if (pthread_create(&media, NULL, run_drive, app->drive) != 0) {
        return EXIT_OURS;
    }
    dprintf(ready_fd, "ready listen=%u media=%u\n", front_port(app->front), drive_port(app->drive));
    LOG(LOG_INFO, "relay.ready", LOG_NUMBER("listen", front_port(app->front)),
            LOG_NUMBER("media", drive_port(app->drive)));
    front_run(app->front);
    pthread_join(media, NULL);
    return 0;
}

static int serve(struct app *app, const struct options *options)
{
    struct error error = {.text = "It cannot start."};
    block_signals();
    dumps_forbid(); /* M16: keys live in memory only */
    enum err err = make_parts(app, &error);
    int status = 0;
    if (err == ERR_OK) {
        confine();
        status = run(app, options->ready_fd);
        LOG(LOG_INFO, "relay.stopped", LOG_NUMBER("status", status));
    }
    end_parts(app);
    return err == ERR_OK ? status : complain(&error, EXIT_USAGE);
}

int main(int count, char **words)
{
    struct error error = {.text = ""};
    struct options options = {.config = NULL};
    static struct app app; /* large, and the one object that everything hangs from */
    if (count == 2 && strcmp(words[1], "--help") == 0) {
        fputs(usage, stdout);
        return 0;
    }
    if (read_options(count, words, &options, &error) != ERR_OK) {
        int status = complain(&error, EXIT_USAGE);
        fputs(usage, stderr);
        return status;
    }
    json_init();
    if (random_init() != ERR_OK || settings_load(options.config, &app.settings, &error) != ERR_OK) {
        return complain(&error, EXIT_USAGE);
    }
    log_init("relay", app.settings.level);
    if (options.is_print) {
        settings_print(&app.settings, stdout);
        return 0;
    }
    if (options.is_make_keys) {
        enum err err = settings_make_keys(&app.settings, &error);
        return err == ERR_OK ? 0 : complain(&error, EXIT_OURS);
    }
    return serve(&app, &options);
}
