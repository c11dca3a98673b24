/* The lws context of a service: made, run, stopped and destroyed here; each event of lws goes from
 * here to the noun that it concerns. The options that close lws's traps stand in one place:
 * server_info and context_info. */
#include "common/host/host.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "common/host/client.h"
#include "common/host/connection.h"
#include "common/host/context.h"
#include "common/host/headers.h"
#include "common/host/loop.h"
#include "common/host/request.h"
#include "common/host/resolve.h"
#include "common/host/socket.h"
#include "common/network.h"

enum { FILES_LEAST = 16384, FILES_MAX = 65536, WEBSOCKET_PING_S = 30, WEBSOCKET_SILENCE_S = 45 };

/* An idle WebSocket is asked for a sign of life, and given up without one. */
static const lws_retry_bo_t idle_policy = {
        .secs_since_valid_ping = WEBSOCKET_PING_S,
        .secs_since_valid_hangup = WEBSOCKET_SILENCE_S,
};

void host_refresh_now(struct host *host)
{
    host->now = clock_now();
}

/* --- events of lws ------------------------------------------------------------------------- */

static int handle_accepted(struct host *host, struct lws *wsi)
{
    return connection_create(host, wsi) ? 0 : -1;
}

/* The 101 answer of lws gets the default headers too. */
static int handle_upgrade_headers(const struct host *host, struct lws_process_html_args *args)
{
    char *at = args->p;
    size_t left = args->max_len > 8 ? (size_t)args->max_len - 8 : 0;
    for (size_t i = 0; i < host->default_header_count; i++) {
        const struct host_pair *pair = &host->default_headers[i];
        size_t needed = strlen(pair->name) + strlen(pair->value) + 4;
        if (needed >= left)
            return 0;
        at += lws_snprintf(at, left, "%s: %s\r\n", pair->name, pair->value);
        left -= needed;
    }
    args->p = at;
    return 0;
}

static void handle_cancelled(struct host *host)
{
    if (atomic_load(&host->is_stopped))
        host_loop_end(host->loop);
    client_handle_wake(host);
    if (atomic_exchange(&host->is_woken, false) && host->handlers.handle_wake)
        host->handlers.handle_wake(host->config.app);
}

static int handle_connection_event(
        struct connection *connection, enum lws_callback_reasons reason, void *in, size_t len)
{
    switch ((int)reason) {
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        return socket_handle_upgrade(connection);
    case LWS_CALLBACK_FILTER_HTTP_CONNECTION:
        return request_handle_headers(connection);
    case LWS_CALLBACK_HTTP:
        return request_handle_begin(connection);
    case LWS_CALLBACK_HTTP_BODY:
        return request_handle_body(connection, in, len);
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return request_handle_body_end(connection);
    case LWS_CALLBACK_HTTP_WRITEABLE:
        return connection_handle_writeable(connection);
    case LWS_CALLBACK_ADD_HEADERS:
        return handle_upgrade_headers(connection->host, in);
    case LWS_CALLBACK_ESTABLISHED:
        return socket_handle_opened(connection);
    case LWS_CALLBACK_RECEIVE:
        return socket_handle_piece(connection, in, len);
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return socket_handle_writeable(connection);
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        return socket_handle_peer_close(connection);
    case LWS_CALLBACK_CLOSED: /* may come without ESTABLISHED */
    case LWS_CALLBACK_CLOSED_HTTP:
        connection_end(connection);
        return 0;
    case LWS_CALLBACK_WSI_DESTROY:
        connection_destroy(connection);
        return 0;
    default: /* the many that lws has and we need not */
        return 0;
    }
}

/* fd: just accepted. A network that holds many connections and makes WebSockets of none would keep
 * everybody else out. */
static bool has_room(const struct host *host, int fd)
{
    struct host_address address = connection_address_of(fd);
    size_t strangers = 0;
    if (host->connection_count >= host->config.connections_max)
        return false;
    if (host->config.strangers_max == 0 ||
            memcmp(address.ip, host->config.proxy.ip, sizeof(address.ip)) == 0)
        return true;
    for (const struct connection *c = host->connections; c; c = c->next) {
        if (!c->socket && network_equal(c->address.ip, address.ip))
            strangers++;
    }
    return strangers < host->config.strangers_max;
}

static int handle_server_event(
        struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len)
{
    (void)user;
    struct host *host = lws_context_user(lws_get_context(wsi));
    host_refresh_now(host);
    switch ((int)reason) {
    case LWS_CALLBACK_FILTER_NETWORK_CONNECTION:
        return has_room(host, (int)(intptr_t)in) ? 0 : -1;
    case LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED:
        return handle_accepted(host, wsi);
    case LWS_CALLBACK_EVENT_WAIT_CANCELLED:
        handle_cancelled(host);
        return 0;
    case LWS_CALLBACK_RAW_ADOPT: /* CONNECT: lws would go on as a raw tunnel */
        return -1;
    default:
        break;
    }
    struct connection *connection = wsi ? lws_get_opaque_user_data(wsi) : NULL;
    return connection ? handle_connection_event(connection, reason, in, len) : 0;
}

static const struct lws_protocols server_protocols[] = {
        {.name = "server", .callback = handle_server_event, .rx_buffer_size = 4096},
        {.name = NULL},
};

static const struct lws_protocols client_protocols[] = {
        {.name = "client", .callback = client_handle_event, .rx_buffer_size = 4096},
        {.name = NULL},
};

/* --- making -------------------------------------------------------------------------------- */

static rlim_t clamp(rlim_t value, rlim_t least, rlim_t most)
{
    if (value < least)
        value = least;
    return value > most ? most : value;
}

/* lws allocates by the limit of open files, which containers like to set to a thousand million;
 * and it spins once none is left, which the usual 1024 would let a few hundred strangers bring
 * about: connections_max has to be reached first, so where the limit stays low so does that, and
 * a quarter is left to the rest of the process. */
static void bound_open_files(struct host *host)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    rlim_t least = limit.rlim_max < FILES_LEAST ? limit.rlim_max : FILES_LEAST;
    rlim_t files = clamp(limit.rlim_cur, least, FILES_MAX);
    if (files != limit.rlim_cur) {
        limit.rlim_cur = files;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (host->config.connections_max > files - files / 4)
        host->config.connections_max = files - files / 4;
}

static struct lws_context *create_context(struct host *host)
{
    void *loops[] = {host->loop};
    struct lws_context_creation_info info = {
            .port = CONTEXT_PORT_NO_LISTEN,
            .options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_VALIDATE_UTF8 |
                       LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT | LWS_SERVER_OPTION_LIBEV,
            .foreign_loops = loops,
            .timeout_secs = HOST_IDLE_S,
            .max_http_header_data = HOST_HEADERS_MAX,
            .retry_and_idle_policy = &idle_policy,
            .user = host,
    };
    lws_set_log_level(0, NULL); /* its lines could hold what a person sent */
    return lws_create_context(&info);
}

static bool is_v4(const char *address)
{
    return strchr(address, ':') == NULL;
}

static bool is_wildcard(const char *address)
{
    return strcmp(address, "0.0.0.0") == 0 || strcmp(address, "::") == 0;
}

static struct lws_vhost *create_server(struct host *host)
{
    const struct host_config *config = &host->config;
    const struct lws_context_creation_info info = {
            .vhost_name = "server",
            .iface = is_wildcard(config->address) ? NULL : config->address,
            .port = config->port,
            .protocols = server_protocols,
            .extensions = NULL, /* no permessage-deflate: no bombs */
            .headers = host->page_headers,
            .alpn = "http/1.1", /* no HTTP/2, nor its HPACK parser */
            .options = LWS_SERVER_OPTION_VALIDATE_UTF8 |
                       LWS_SERVER_OPTION_FAIL_UPON_UNABLE_TO_BIND |
                       (is_v4(config->address) ? LWS_SERVER_OPTION_DISABLE_IPV6 : 0),
            .timeout_secs = HOST_IDLE_S,
            .timeout_secs_ah_idle = HOST_IDLE_S,
            .keepalive_timeout = HOST_IDLE_S,
            .retry_and_idle_policy = &idle_policy,
    };
    return lws_create_vhost(host->context, &info);
}

static struct lws_vhost *create_client(struct host *host)
{
    const struct lws_context_creation_info info = {
            .vhost_name = "client",
            .port = CONTEXT_PORT_NO_LISTEN,
            .protocols = client_protocols,
            .alpn = "http/1.1",
            .options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT,
            .timeout_secs = HOST_IDLE_S,
    };
    return lws_create_vhost(host->context, &info);
}

static char **copy_texts(const char *const *texts)
{
    size_t count = 0;
    while (texts && texts[count])
        count++;
    char **copies = calloc(count + 1, sizeof(*copies));
    for (size_t i = 0; copies && i < count; i++)
        copies[i] = strdup(texts[i]);
    return copies;
}

static enum err copy_config(struct host *host, const struct host_config *config)
{
    host->config = *config;
    host->handlers = *config->handlers;
    host->config.handlers = &host->handlers;
    host->config.address = strdup(config->address);
    host->config.socket_path = config->socket_path ? strdup(config->socket_path) : NULL;
    host->config.origins = (const char *const *)copy_texts(config->origins);
    bool is_whole = host->config.address && host->config.origins &&
                    (!config->socket_path || host->config.socket_path);
    return is_whole ? ERR_OK : ERR_MEMORY;
}

static void handle_timer(lws_sorted_usec_list_t *sul)
{
    struct host_timer *timer = lws_container_of(sul, struct host_timer, sul);
    host_refresh_now(timer->host);
    lws_sul_schedule(
            timer->host->context, 0, &timer->sul, handle_timer, timer->interval_ms * LWS_US_PER_MS);
    timer->handle(timer->context);
}

static void handle_sweep(lws_sorted_usec_list_t *sul)
{
    struct host_timer *timer = lws_container_of(sul, struct host_timer, sul);
    host_refresh_now(timer->host);
    connection_sweep(timer->host);
}

/* The resolver's worker: the loop has a turn, and no word to the app. */
static void handle_resolved(void *context)
{
    struct host *host = context;
    lws_cancel_service(host->context);
}

/* --- life ---------------------------------------------------------------------------------- */

enum err host_create(const struct host_config *config, struct host **ret_host, struct error *error)
{
    if (config->body_max > HOST_BODY_MAX || config->connections_max == 0)
        return error_set(error, ERR_INPUT, "body_max", "is over the maximum");
    struct host *host = calloc(1, sizeof(*host));
    if (!host || copy_config(host, config) != ERR_OK) {
        host_destroy(host);
        return error_set(error, ERR_MEMORY, NULL, "no memory");
    }
    bound_open_files(host);
    host_refresh_now(host);
    host->sweep = (struct host_timer){.sul = {.cb = handle_sweep}, .host = host};
    headers_init(host);
    host->loop = host_loop_create();
    host->context = host->loop ? create_context(host) : NULL;
    host->client = host->context ? create_client(host) : NULL;
    host->resolver = resolver_create(handle_resolved, host);
    if (!host->client || !host->resolver) {
        host_destroy(host);
        return error_set(error, ERR_MEMORY, NULL,
                "libwebsockets cannot start: is libwebsockets-evlib-ev there?");
    }
    host->server = create_server(host);
    if (!host->server) {
        host_destroy(host);
        return error_set(error, ERR_IO, "port", "cannot listen on %s port %u: is it taken?",
                config->address, config->port);
    }
    *ret_host = host;
    return ERR_OK;
}

/* The context goes first: while it closes connections it tells the app of each. */
void host_destroy(struct host *host)
{
    if (!host)
        return;
    client_finish(host);
    resolver_destroy(host->resolver); /* wakes the context no more */
    if (host->context)
        lws_context_destroy(host->context);
    host_loop_destroy(host->loop);
    while (host->requests)
        request_destroy(host->requests);
    headers_finish(host);
    for (size_t i = 0; host->config.origins && host->config.origins[i]; i++)
        free((char *)host->config.origins[i]);
    free((void *)host->config.origins);
    free((char *)host->config.socket_path);
    free((char *)host->config.address);
    free(host);
}

/* --- running ------------------------------------------------------------------------------- */

uint16_t host_port(const struct host *host)
{
    return (uint16_t)lws_get_vhost_listen_port(host->server);
}

void host_run(struct host *host)
{
    host_loop_run(host->loop);
}

void host_stop(struct host *host)
{
    atomic_store(&host->is_stopped, true);
    lws_cancel_service(host->context);
}

void host_wake(struct host *host)
{
    if (!atomic_exchange(&host->is_woken, true)) /* else it is on its way */
        lws_cancel_service(host->context);
}

struct now host_now(const struct host *host)
{
    return host->now;
}

enum err host_every(
        struct host *host, ms_t interval_ms, void (*handle)(void *context), void *context)
{
    if (host->timer_count == HOST_TIMERS_MAX)
        return ERR_LIMIT;
    struct host_timer *timer = &host->timers[host->timer_count++];
    *timer = (struct host_timer){
            .host = host,
            .interval_ms = interval_ms,
            .handle = handle,
            .context = context,
    };
    lws_sul_schedule(host->context, 0, &timer->sul, handle_timer, interval_ms * LWS_US_PER_MS);
    return ERR_OK;
}
