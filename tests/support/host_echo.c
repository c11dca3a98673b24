/* The smallest service there can be on the real host: it answers with what it got. The framing
 * tests (tests/api/host_framing.test.mjs) drive it over raw sockets. It prints its port, and ends
 * at SIGTERM or when its standard input is closed.
 *
 *   host_echo [connections_max [port]]
 *
 * GET /later answers from a timer, /stream streams events, /big answers 300 kB, /full sends more
 * than a stream may hold, /post?url=U posts "ping" to U and answers what came, /patient does so
 * with more time. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/base64url.h"
#include "common/host/host.h"
#include "common/json.h"
#include "common/random.h"

enum { LATER_MAX = 64, BIG_LEN = 300000, QUEUE_MAX = 65536 };

struct app {
    struct host *host;
    struct host_request *later[LATER_MAX]; /* to be answered by the timer */
    size_t later_count;
    struct host_stream *stream; /* the newest */
    int64_t closed_streams;
    int64_t opened_sockets;
    int64_t closed_sockets;
    int64_t wakes;
};

/* --- HTTP ---------------------------------------------------------------------------------- */

static void answer_text(struct host_request *request, int status, const char *text, size_t len)
{
    host_respond(request, &(struct host_response){
                                  .status = status,
                                  .content_type = "application/json",
                                  .body = text,
                                  .body_len = len,
                          });
}

static const char *method_name(enum host_method method)
{
    static const char *const names[] = {"GET", "HEAD", "POST", "PUT", "DELETE"};
    return names[method];
}

static void set_header(struct json *json, const struct host_request *request, const char *name,
        enum host_header header)
{
    json_set_text(json, name, host_request_header(request, header));
}

static void echo(struct app *app, struct host_request *request)
{
    size_t body_len = 0;
    const char *body = host_request_body(request, &body_len);
    struct json *json = json_object_create();
    json_set_text(json, "method", method_name(host_request_method(request)));
    json_set_text(json, "path", host_request_path(request));
    json_set_text(json, "query", host_request_query(request));
    json_set_bytes(json, "body", body, body_len);
    set_header(json, request, "cookie", HOST_HEADER_COOKIE);
    set_header(json, request, "site", HOST_HEADER_SEC_FETCH_SITE);
    set_header(json, request, "key", HOST_HEADER_IDEMPOTENCY_KEY);
    set_header(json, request, "forwarded", HOST_HEADER_FORWARDED_FOR);
    json_set_number(json, "streams_closed", app->closed_streams);
    json_set_number(json, "sockets_opened", app->opened_sockets);
    json_set_number(json, "sockets_closed", app->closed_sockets);
    json_set_number(json, "wakes", app->wakes);
    size_t len = 0;
    char *text = json_text_take(json, &len);
    answer_text(request, text ? 200 : 500, text, len);
    free(text);
}

static void answer_cookies(struct host_request *request)
{
    static const struct host_pair headers[] = {
            {"Set-Cookie", "a=1"},
            {"Set-Cookie", "b=2"},
            {"Cache-Control", "max-age=60"},
    };
    host_respond(request, &(struct host_response){
                                  .status = 303,
                                  .headers = headers,
                                  .header_count = sizeof(headers) / sizeof(headers[0]),
                          });
}

static void answer_broken(struct host_request *request)
{
    static const struct host_pair header = {"X-Broken", "a\r\nSet-Cookie: stolen=1"};
    host_respond(
            request, &(struct host_response){.status = 200, .headers = &header, .header_count = 1});
}

static void answer_big(struct host_request *request)
{
    char *text = malloc(BIG_LEN);
    if (text)
        memset(text, 'x', BIG_LEN);
    answer_text(request, text ? 200 : 500, text, text ? BIG_LEN : 0);
    free(text);
}

static void keep_for_later(struct app *app, struct host_request *request)
{
    if (app->later_count == LATER_MAX)
        answer_text(request, 503, "", 0);
    else
        app->later[app->later_count++] = request;
}

static void answer_later(void *context)
{
    struct app *app = context;
    for (size_t i = 0; i < app->later_count; i++)
        answer_text(app->later[i], 200, "\"later\"", 7);
    app->later_count = 0;
}

static void handle_stream_closed(void *context, struct host_stream *stream)
{
    struct app *app = context;
    app->closed_streams++;
    if (app->stream == stream)
        app->stream = NULL;
}

static void begin_stream(struct app *app, struct host_request *request)
{
    static const char event[] = "event: ready\ndata: {}\n\n";
    struct host_stream *stream = host_stream_begin(request, handle_stream_closed, app);
    app->stream = stream;
    if (stream && host_stream_send(stream, event, strlen(event)) != ERR_OK)
        host_stream_close(stream);
}

/* Sends until the queue is full, then closes, as an app should. */
static void fill_stream(struct app *app, struct host_request *request)
{
    static char piece[QUEUE_MAX / 8];
    memset(piece, ':', sizeof(piece));
    struct host_stream *stream = host_stream_begin(request, handle_stream_closed, app);
    if (!stream)
        return;
    size_t sent = 0;
    while (sent < 100 && host_stream_send(stream, piece, sizeof(piece)) == ERR_OK)
        sent++;
    host_stream_close(stream);
}

/* --- the client ---------------------------------------------------------------------------- */

static void handle_posted(void *context, int status, const char *body, size_t len)
{
    struct json *json = json_object_create();
    json_set_number(json, "status", status);
    json_set_bytes(json, "body", body, len);
    size_t text_len = 0;
    char *text = json_text_take(json, &text_len);
    answer_text(context, 200, text, text_len);
    free(text);
}

/* The query is `base64url of the URL`, the body goes on as it is. */
static void post_on(struct app *app, struct host_request *request, ms_t timeout_ms)
{
    char url[512] = "";
    size_t url_len = 0;
    size_t len = 0;
    const char *query = host_request_query(request);
    const char *body = host_request_body(request, &len);
    if (base64url_decode(query, strlen(query), url, sizeof(url) - 1, &url_len) != ERR_OK ||
            host_post(app->host, url, "text/plain", body, len, timeout_ms, handle_posted,
                    request) != ERR_OK)
        answer_text(request, 400, "", 0);
}

static void handle_request(void *context, struct host_request *request)
{
    struct app *app = context;
    const char *path = host_request_path(request);
    if (strcmp(path, "/later") == 0)
        keep_for_later(app, request);
    else if (strcmp(path, "/stream") == 0)
        begin_stream(app, request);
    else if (strcmp(path, "/full") == 0)
        fill_stream(app, request);
    else if (strcmp(path, "/cookies") == 0)
        answer_cookies(request);
    else if (strcmp(path, "/broken") == 0)
        answer_broken(request);
    else if (strcmp(path, "/big") == 0)
        answer_big(request);
    else if (strcmp(path, "/post") == 0)
        post_on(app, request, 1500);
    else if (strcmp(path, "/patient") == 0)
        post_on(app, request, 20000);
    else
        echo(app, request);
}

/* --- WebSocket ----------------------------------------------------------------------------- */

static void handle_opened(void *context, struct host_socket *socket)
{
    struct app *app = context;
    app->opened_sockets++;
    (void)host_socket_send(socket, "hello", 5);
}

/* "close 4001" closes so, "flood" fills the queue, anything else comes back. */
static void handle_message(void *context, struct host_socket *socket, const char *data, size_t len)
{
    (void)context;
    if (strncmp(data, "close ", 6) == 0) {
        (void)host_socket_send(socket, "last words", 10);
        host_socket_close(socket, (uint16_t)atoi(data + 6), "as asked");
    } else if (host_socket_send(socket, data, len) != ERR_OK) {
        host_socket_close(socket, 1008, "too much");
    }
}

static void handle_closed(void *context, struct host_socket *socket)
{
    (void)socket;
    struct app *app = context;
    app->closed_sockets++;
}

static void handle_wake(void *context)
{
    struct app *app = context;
    app->wakes++;
}

/* --- main ---------------------------------------------------------------------------------- */

/* Another thread: the end of our input is the order to end. */
static void *wait_for_end(void *context)
{
    struct host *host = context;
    char byte;
    host_wake(host);
    while (read(STDIN_FILENO, &byte, 1) > 0) {
    }
    host_stop(host);
    return NULL;
}

int main(int argc, char **argv)
{
    static const struct host_handlers handlers = {
            .handle_request = handle_request,
            .handle_socket_opened = handle_opened,
            .handle_socket_message = handle_message,
            .handle_socket_closed = handle_closed,
            .handle_wake = handle_wake,
    };
    static const struct host_pair headers[] = {
            {"X-Content-Type-Options", "nosniff"},
            {"Content-Security-Policy", "default-src 'none'"},
            {"Cache-Control", "no-store"},
    };
    static const char *const origins[] = {"https://pages.example", NULL};
    struct app app = {.host = NULL};
    const struct host_config config = {
            .address = "127.0.0.1",
            .port = (uint16_t)(argc > 2 ? atoi(argv[2]) : 0),
            .body_max = HOST_BODY_MAX,
            .connections_max = (size_t)(argc > 1 ? atoi(argv[1]) : 100),
            .message_max = 65536,
            .socket_queue_max = QUEUE_MAX * 2,
            .socket_path = "/relay/r1/",
            .origins = origins,
            .handlers = &handlers,
            .app = &app,
    };
    struct error error = {.text = ""};
    if (random_init() != ERR_OK || host_create(&config, &app.host, &error) != ERR_OK) {
        fprintf(stderr, "%s: %s\n", error.field, error.text);
        return 1;
    }
    host_set_headers(app.host, headers, sizeof(headers) / sizeof(headers[0]));
    if (host_every(app.host, 100, answer_later, &app) != ERR_OK)
        return 1;
    printf("%u\n", host_port(app.host));
    fflush(stdout);
    pthread_t thread;
    pthread_create(&thread, NULL, wait_for_end, app.host);
    host_run(app.host);
    pthread_join(thread, NULL);
    answer_later(&app);
    host_destroy(app.host);
    return 0;
}
