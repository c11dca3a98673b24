/* The one file with libcurl in it. Called by the carriers, on sending threads. */
#include "scheduler/jobs/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

enum { URL_SIZE = 512, HEADER_SIZE = 320, KEEP_S = 20 };

struct transfer {
    struct transfer_config config;
    CURL *curl;
    ms_t stop_at; /* monotonic; 0: nobody asked to stop */
};

enum err transfer_init(void)
{
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? ERR_OK : ERR_INTERNAL;
}

void transfer_finish(void)
{
    curl_global_cleanup();
}

struct transfer *transfer_open(const struct transfer_config *config)
{
    struct transfer *transfer = calloc(1, sizeof(*transfer));
    CURL *curl = curl_easy_init();
    if (transfer == NULL || curl == NULL) {
        curl_easy_cleanup(curl);
        free(transfer);
        return NULL;
    }
    transfer->config = *config;
    transfer->curl = curl;
    return transfer;
}

void transfer_close(struct transfer *transfer)
{
    if (transfer == NULL) {
        return;
    }
    curl_easy_cleanup(transfer->curl);
    free(transfer);
}

/* --- one exchange --------------------------------------------------------------------------- */

struct source { /* what is still to be read of the message */
    const char *bytes;
    size_t len;
};

static size_t handle_read(char *buffer, size_t size, size_t count, void *context)
{
    struct source *source = context;
    size_t len = size * count < source->len ? size * count : source->len;
    memcpy(buffer, source->bytes, len);
    source->bytes += len;
    source->len -= len;
    return len;
}

static size_t handle_answer(char *data, size_t size, size_t count, void *context)
{
    (void)data;
    (void)context;
    return size * count;
}

/* Called by libcurl about once a second while it waits. */
static int handle_progress(
        void *context, curl_off_t total, curl_off_t now, curl_off_t up_total, curl_off_t up_now)
{
    (void)total, (void)now, (void)up_total, (void)up_now;
    struct transfer *transfer = context;
    if (!atomic_load(transfer->config.is_stopping)) {
        return 0;
    }
    ms_t mono = clock_now().mono;
    transfer->stop_at = transfer->stop_at == 0 ? mono + TRANSFER_GRACE_MS : transfer->stop_at;
    return mono >= transfer->stop_at;
}

/* What both kinds of exchange have in common. The handle keeps its connection, nothing else. */
static void curl_prepare(struct transfer *transfer, const char *url)
{
    CURL *curl = transfer->curl;
    const struct transfer_config *config = &transfer->config;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* none from the environment either */
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps,http,https");
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)config->timeout_ms);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)config->timeout_ms / 3);
    curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, (long)KEEP_S);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, handle_answer);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, handle_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, transfer);
    if (config->ca_file[0] != '\0') {
        curl_easy_setopt(curl, CURLOPT_CAINFO, config->ca_file);
    }
}

static bool is_let_in(CURLcode code, int status)
{
    bool is_sign_in = status == 401 || status == 403 || status == 407 ||
                      (status >= 530 && status <= 538); /* RFC 4954 */
    return !is_sign_in && code != CURLE_LOGIN_DENIED && code != CURLE_USE_SSL_FAILED &&
           code != CURLE_PEER_FAILED_VERIFICATION && code != CURLE_SSL_CACERT_BADFILE &&
           code != CURLE_SSL_CONNECT_ERROR;
}

static struct transfer_answer exchange_run(struct transfer *transfer)
{
    long status = 0;
    CURLcode code = curl_easy_perform(transfer->curl);
    curl_easy_getinfo(transfer->curl, CURLINFO_RESPONSE_CODE, &status);
    bool is_refused = status >= 400; /* SMTP: libcurl stops there, with an error of its own */
    return (struct transfer_answer){
            .is_done = code == CURLE_OK || is_refused,
            .is_not_let_in = !is_let_in(code, (int)status),
            .status = (int)status,
    };
}

/* --- the two kinds -------------------------------------------------------------------------- */

static void sign_in_prepare(const struct transfer *transfer)
{
    const struct transfer_config *config = &transfer->config;
    long level = config->is_tls_needed ? CURLUSESSL_ALL : CURLUSESSL_NONE;
    curl_easy_setopt(transfer->curl, CURLOPT_USE_SSL, level);
    if (config->user[0] != '\0') {
        curl_easy_setopt(transfer->curl, CURLOPT_USERNAME, config->user);
        curl_easy_setopt(transfer->curl, CURLOPT_PASSWORD, config->secret);
    }
}

struct transfer_answer transfer_mail(struct transfer *transfer, const struct transfer_mail *mail)
{
    char url[URL_SIZE];
    struct source source = {.bytes = mail->bytes, .len = mail->len};
    struct curl_slist *to = curl_slist_append(NULL, mail->to);
    if (to == NULL) {
        return (struct transfer_answer){0};
    }
    snprintf(url, sizeof(url), "%s/%s", transfer->config.url, mail->hello);
    curl_prepare(transfer, url);
    sign_in_prepare(transfer);
    curl_easy_setopt(transfer->curl, CURLOPT_MAIL_FROM, mail->from);
    curl_easy_setopt(transfer->curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(transfer->curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(transfer->curl, CURLOPT_READFUNCTION, handle_read);
    curl_easy_setopt(transfer->curl, CURLOPT_READDATA, &source);
    struct transfer_answer answer = exchange_run(transfer);
    curl_slist_free_all(to);
    return answer;
}

static struct curl_slist *header_add(struct curl_slist *list, const char *text)
{
    struct curl_slist *longer = list == NULL ? NULL : curl_slist_append(list, text);
    if (longer == NULL) {
        curl_slist_free_all(list);
    }
    return longer;
}

/* NULL: no memory. */
static struct curl_slist *headers_make(const struct transfer *transfer, struct id key)
{
    char line[HEADER_SIZE];
    char text[ID_TEXT_SIZE];
    struct curl_slist *list = curl_slist_append(NULL, "Content-Type: application/json");
    list = header_add(list, "Expect:");
    snprintf(line, sizeof(line), "Idempotency-Key: %s", id_text(key, text));
    list = header_add(list, line);
    if (transfer->config.secret[0] != '\0') {
        snprintf(line, sizeof(line), "Authorization: Bearer %s", transfer->config.secret);
        list = header_add(list, line);
    }
    return list;
}

struct transfer_answer transfer_post(
        struct transfer *transfer, struct id key, const char *json, size_t len)
{
    struct curl_slist *headers = headers_make(transfer, key);
    if (headers == NULL) {
        return (struct transfer_answer){0};
    }
    curl_prepare(transfer, transfer->config.url);
    curl_easy_setopt(transfer->curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(transfer->curl, CURLOPT_POSTFIELDS, json);
    curl_easy_setopt(transfer->curl, CURLOPT_POSTFIELDSIZE, (long)len);
    struct transfer_answer answer = exchange_run(transfer);
    curl_slist_free_all(headers);
    return answer;
}
