/* host_post: one POST on a connection of its own, a bounded answer, a deadline for all of it, the
 * name's lookup included. lws is given numeric addresses only, one after the other: it would look
 * names up on the loop. The end is told by a timer in a later turn of the loop, because lws reports
 * some failures before the call that starts the request has even returned. */
#include "common/host/client.h"

#include <stdlib.h>
#include <string.h>

#include "common/host/context.h"
#include "common/host/resolve.h"
#include "common/host/url.h"

enum { CLIENT_READ_LEN = 4096, CONTENT_TYPE_SIZE = 128 };

struct host_post {
    lws_sorted_usec_list_t deadline;
    lws_sorted_usec_list_t end;
    lws_sorted_usec_list_t attempt;    /* on the next address */
    struct host_post *previous, *next; /* in host->posts */
    struct host *host;
    struct lws *wsi; /* NULL: not yet, or no more */
    char *url_text;  /* lends url its path */
    struct url url;
    struct resolved resolved;
    size_t attempt_count; /* addresses tried */
    bool is_resolving;
    bool is_asked; /* the request's headers went out: no second address may get it */
    char content_type[CONTENT_TYPE_SIZE];
    int status; /* 0: none */
    bool is_ended;
    char *answer;
    size_t answer_len;
    void (*done)(void *context, int status, const char *body, size_t len);
    void *context;
    size_t body_len;
    size_t body_sent;
    unsigned char body[]; /* LWS_PRE bytes of room, then body_len */
};

/* --- the end ------------------------------------------------------------------------------- */

static void forget_connection(struct host_post *post)
{
    if (post->wsi)
        lws_set_opaque_user_data(post->wsi, NULL);
    post->wsi = NULL;
}

static void post_destroy(struct host_post *post)
{
    struct host *host = post->host;
    lws_sul_cancel(&post->deadline);
    lws_sul_cancel(&post->end);
    lws_sul_cancel(&post->attempt);
    forget_connection(post);
    if (post->previous)
        post->previous->next = post->next;
    else
        host->posts = post->next;
    if (post->next)
        post->next->previous = post->previous;
    host->post_count--;
    free(post->answer);
    free(post->url_text);
    free(post);
}

static void handle_end(lws_sorted_usec_list_t *sul)
{
    struct host_post *post = lws_container_of(sul, struct host_post, end);
    host_refresh_now(post->host);
    if (post->wsi)
        lws_set_timeout(post->wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_ASYNC);
    post->done(post->context, post->status, post->answer ? post->answer : "", post->answer_len);
    post_destroy(post);
}

/* status 0: no answer worth the name. The first end counts. */
static void end_later(struct host_post *post, int status)
{
    if (post->is_ended)
        return;
    post->is_ended = true;
    post->is_resolving = false;
    lws_sul_cancel(&post->attempt);
    post->status = status;
    if (status == 0)
        post->answer_len = 0;
    lws_sul_schedule(post->host->context, 0, &post->end, handle_end, 1);
}

static void handle_deadline(lws_sorted_usec_list_t *sul)
{
    end_later(lws_container_of(sul, struct host_post, deadline), 0);
}

/* --- addresses ----------------------------------------------------------------------------- */

static void handle_attempt(lws_sorted_usec_list_t *sul);

/* On the next address, if there is one and the last did not get the request. */
static void attempt_later(struct host_post *post)
{
    if (post->is_ended)
        return;
    if (post->is_asked || post->attempt_count == post->resolved.count)
        end_later(post, 0);
    else
        lws_sul_schedule(post->host->context, 0, &post->attempt, handle_attempt, 1);
}

/* The certificate and the Host header go by the name, the connection by the address. A redirect
 * is the answer: following it, lws would look up the next name itself. */
static void connect_to(struct host_post *post, const char *address)
{
    const struct url *url = &post->url;
    char authority[URL_NAME_MAX + 16];
    bool is_v6 = strchr(url->name, ':') != NULL;
    lws_snprintf(authority, sizeof(authority), is_v6 ? "[%s]:%u" : "%s:%u", url->name,
            (unsigned)url->port);
    const struct lws_client_connect_info info = {
            .context = post->host->context,
            .vhost = post->host->client,
            .address = address,
            .port = url->port,
            .path = url->path,
            .host = authority,
            .method = "POST",
            .ssl_connection = LCCSCF_HTTP_NO_FOLLOW_REDIRECT | (url->is_tls ? LCCSCF_USE_SSL : 0),
            .alpn = "http/1.1",
            .local_protocol_name = "client",
            .opaque_user_data = post,
            .pwsi = &post->wsi,
    };
    if (!lws_client_connect_via_info(&info)) {
        post->wsi = NULL;
        attempt_later(post);
    }
}

static void handle_attempt(lws_sorted_usec_list_t *sul)
{
    struct host_post *post = lws_container_of(sul, struct host_post, attempt);
    host_refresh_now(post->host);
    connect_to(post, post->resolved.addresses[post->attempt_count++]);
}

static void resolve(struct host_post *post)
{
    struct host *host = post->host;
    enum err err = resolver_find(host->resolver, post->url.name, host->now.mono, &post->resolved);
    post->is_resolving = err == ERR_NOT_NOW;
    if (err == ERR_OK)
        attempt_later(post);
    else if (!post->is_resolving)
        end_later(post, 0);
}

void client_handle_wake(struct host *host)
{
    for (struct host_post *post = host->posts; post; post = post->next) {
        if (post->is_resolving)
            resolve(post);
    }
}

/* --- what lws tells ------------------------------------------------------------------------ */

static int add_headers(struct host_post *post, unsigned char **at, size_t len)
{
    unsigned char *end = *at + len;
    char number[24];
    post->is_asked = true;
    int number_len = lws_snprintf(number, sizeof(number), "%zu", post->body_len);
    if (lws_add_http_header_by_token(post->wsi, WSI_TOKEN_HTTP_CONTENT_TYPE,
                (unsigned char *)post->content_type, (int)strlen(post->content_type), at, end) ||
            lws_add_http_header_by_token(post->wsi, WSI_TOKEN_HTTP_CONTENT_LENGTH,
                    (unsigned char *)number, number_len, at, end))
        return -1;
    if (post->body_len > 0) {
        lws_client_http_body_pending(post->wsi, 1);
        lws_callback_on_writable(post->wsi);
    }
    return 0;
}

static int write_body(struct host_post *post)
{
    size_t left = post->body_len - post->body_sent;
    if (left == 0)
        return 0;
    size_t piece = left < HOST_PIECE_LEN ? left : HOST_PIECE_LEN;
    bool is_last = piece == left;
    unsigned char *from = post->body + LWS_PRE + post->body_sent;
    if (lws_write(post->wsi, from, piece, is_last ? LWS_WRITE_HTTP_FINAL : LWS_WRITE_HTTP) <
            (int)piece)
        return -1;
    post->body_sent += piece;
    if (is_last)
        lws_client_http_body_pending(post->wsi, 0);
    else
        lws_callback_on_writable(post->wsi);
    return 0;
}

/* Makes lws read what has come; it hands it to keep_answer. */
static int read_answer(struct lws *wsi)
{
    char buffer[LWS_PRE + CLIENT_READ_LEN];
    char *start = buffer + LWS_PRE;
    int len = CLIENT_READ_LEN;
    return lws_http_client_read(wsi, &start, &len) < 0 ? -1 : 0;
}

static int keep_answer(struct host_post *post, const char *data, size_t len)
{
    if (len > HOST_BODY_MAX - post->answer_len) {
        end_later(post, 0);
        return -1;
    }
    char *answer = realloc(post->answer, post->answer_len + len + 1);
    if (!answer) {
        end_later(post, 0);
        return -1;
    }
    memcpy(answer + post->answer_len, data, len);
    post->answer = answer;
    post->answer_len += len;
    answer[post->answer_len] = '\0';
    return 0;
}

static int handle_post_event(struct host_post *post, struct lws *wsi,
        enum lws_callback_reasons reason, void *in, size_t len)
{
    host_refresh_now(post->host);
    post->wsi = wsi;
    switch ((int)reason) {
    case LWS_CALLBACK_CLIENT_APPEND_HANDSHAKE_HEADER:
        return add_headers(post, in, len);
    case LWS_CALLBACK_CLIENT_HTTP_WRITEABLE:
        return write_body(post);
    case LWS_CALLBACK_ESTABLISHED_CLIENT_HTTP:
        post->status = (int)lws_http_client_http_response(wsi);
        return 0;
    case LWS_CALLBACK_RECEIVE_CLIENT_HTTP:
        return read_answer(wsi);
    case LWS_CALLBACK_RECEIVE_CLIENT_HTTP_READ:
        return keep_answer(post, in, len);
    case LWS_CALLBACK_COMPLETED_CLIENT_HTTP:
        end_later(post, post->status);
        return -1;
    case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
    case LWS_CALLBACK_CLOSED_CLIENT_HTTP:
    case LWS_CALLBACK_WSI_DESTROY:
        forget_connection(post);
        attempt_later(post);
        return 0;
    default: /* the many that lws has and we need not */
        return 0;
    }
}

int client_handle_event(
        struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in, size_t len)
{
    (void)user;
    struct host_post *post = wsi ? lws_get_opaque_user_data(wsi) : NULL;
    return post ? handle_post_event(post, wsi, reason, in, len) : 0;
}

/* --- the beginning ------------------------------------------------------------------------- */

/* url_text is a good URL. */
static struct host_post *post_create(struct host *host, const char *url_text,
        const char *content_type, const void *body, size_t len)
{
    struct host_post *post = calloc(1, sizeof(*post) + LWS_PRE + len);
    char *text = strdup(url_text);
    if (!post || !text || url_read(text, &post->url) != ERR_OK) {
        free(text);
        free(post);
        return NULL;
    }
    post->url_text = text;
    post->host = host;
    post->body_len = len;
    memcpy(post->content_type, content_type, strlen(content_type) + 1);
    if (len > 0)
        memcpy(post->body + LWS_PRE, body, len);
    post->next = host->posts;
    if (post->next)
        post->next->previous = post;
    host->posts = post;
    host->post_count++;
    return post;
}

enum err host_post(struct host *host, const char *url_text, const char *content_type,
        const void *body, size_t len, ms_t timeout_ms,
        void (*done)(void *context, int status, const char *body, size_t len), void *context)
{
    struct url url;
    if (url_read(url_text, &url) != ERR_OK || strlen(content_type) >= CONTENT_TYPE_SIZE)
        return ERR_INPUT;
    if (host->is_ending || host->post_count >= HOST_POSTS_MAX || len > HOST_BODY_MAX)
        return ERR_LIMIT;
    struct host_post *post = post_create(host, url_text, content_type, body, len);
    if (!post)
        return ERR_MEMORY;
    post->done = done;
    post->context = context;
    lws_sul_schedule(
            host->context, 0, &post->deadline, handle_deadline, timeout_ms * LWS_US_PER_MS);
    resolve(post);
    return ERR_OK;
}

void client_finish(struct host *host)
{
    host->is_ending = true;
    for (struct host_post *post = host->posts, *next; post; post = next) {
        next = post->next;
        post->done(post->context, 0, "", 0);
        post_destroy(post);
    }
}
