/* One libcurl handle for each file. Called by the feeder's threads. */
#include "scheduler/jobs/fetch.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include <curl/curl.h>

enum { HEADER_SIZE = FEED_TAG_SIZE + 32 };

struct fetch { /* one under way */
    const struct fetch_config *config;
    struct fetch_answer *answer;
    bool is_closed_met; /* an address that is nobody's to connect to */
    bool is_too_large;
};

/* --- what libcurl asks ---------------------------------------------------------------------- */

static bool is_reachable(const struct fetch *fetch, const struct sockaddr *address)
{
    struct internet_place place;
    if (address->sa_family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, address, sizeof(v4));
        place = internet_place_v4((const uint8_t *)&v4.sin_addr, ntohs(v4.sin_port));
    } else if (address->sa_family == AF_INET6) {
        struct sockaddr_in6 v6;
        memcpy(&v6, address, sizeof(v6));
        place = internet_place_v6(v6.sin6_addr.s6_addr, ntohs(v6.sin6_port));
    } else {
        return false;
    }
    return internet_is_public(&place) || internet_is_allowed(fetch->config->inside, &place);
}

/* The last word before a connection, of a redirect too: whatever the name said a moment ago, this
 * is the address that it is made to. */
static curl_socket_t handle_open(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct fetch *fetch = context;
    if (purpose != CURLSOCKTYPE_IPCXN || !is_reachable(fetch, &address->addr)) {
        fetch->is_closed_met = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t handle_bytes(char *data, size_t size, size_t count, void *context)
{
    struct fetch *fetch = context;
    struct fetch_answer *answer = fetch->answer;
    size_t len = size * count;
    if (len > sizeof(answer->bytes) - answer->len) {
        fetch->is_too_large = true;
        return 0; /* ends the transfer */
    }
    memcpy(answer->bytes + answer->len, data, len);
    answer->len += len;
    return len;
}

static int handle_progress(
        void *context, curl_off_t total, curl_off_t now, curl_off_t up_total, curl_off_t up_now)
{
    (void)total, (void)now, (void)up_total, (void)up_now;
    const struct fetch *fetch = context;
    return atomic_load(fetch->config->is_stopping);
}

/* --- asking --------------------------------------------------------------------------------- */

/* What was encrypted stays so: a redirect from https:// to http:// is not followed. */
static void curl_limit(CURL *curl, const struct fetch_config *config, const char *url)
{
    bool is_open = strncmp(url, "http://", 7) == 0;
    const char *protocols = is_open ? "http,https" : "https";
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)FETCH_REDIRECTS_MAX);
    curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, ""); /* it would connect for us, to wherever */
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)config->timeout_ms);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)config->timeout_ms / 3);
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE, (long)ICS_BYTES_MAX);
    if (config->ca_file[0] != '\0') {
        curl_easy_setopt(curl, CURLOPT_CAINFO, config->ca_file);
    }
}

static void curl_hear(CURL *curl, struct fetch *fetch)
{
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, handle_open);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, fetch);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, handle_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, fetch);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, handle_progress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, fetch);
}

/* The list as it was where nothing is to be said, or where there is no memory: then the whole file
 * comes, which is as good. */
static struct curl_slist *header_add(struct curl_slist *list, const char *name, const char *value)
{
    char line[HEADER_SIZE];
    snprintf(line, sizeof(line), "%s: %s", name, value);
    struct curl_slist *longer = value[0] == '\0' ? NULL : curl_slist_append(list, line);
    return longer == NULL ? list : longer;
}

static struct curl_slist *headers_make(const struct fetch_wish *wish)
{
    struct curl_slist *list = header_add(NULL, "Accept", "text/calendar, */*;q=0.5");
    list = header_add(list, "User-Agent", "calendar");
    list = header_add(list, "If-None-Match", wish->etag);
    return header_add(list, "If-Modified-Since", wish->modified);
}

/* --- hearing -------------------------------------------------------------------------------- */

static void tag_copy(CURL *curl, const char *name, char ret_tag[FEED_TAG_SIZE])
{
    struct curl_header *header;
    ret_tag[0] = '\0';
    if (curl_easy_header(curl, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK &&
            strlen(header->value) < FEED_TAG_SIZE) {
        snprintf(ret_tag, FEED_TAG_SIZE, "%s", header->value);
    }
}

static enum feed_why why_of(const struct fetch *fetch, CURLcode code, int status)
{
    if (code == CURLE_OK) {
        return feed_why_of_status(status);
    }
    if (fetch->is_too_large || code == CURLE_FILESIZE_EXCEEDED) {
        return FEED_TOO_LARGE;
    }
    if ((fetch->is_closed_met && code == CURLE_COULDNT_CONNECT) ||
            code == CURLE_UNSUPPORTED_PROTOCOL) {
        return FEED_NOT_PUBLIC;
    }
    return code == CURLE_TOO_MANY_REDIRECTS ? FEED_MISSING : FEED_UNREACHABLE;
}

static void fetch_run(struct fetch *fetch, CURL *curl)
{
    long status = 0;
    struct fetch_answer *answer = fetch->answer;
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    answer->why = why_of(fetch, code, (int)status);
    answer->is_unchanged = answer->why == FEED_FINE && status == 304;
    tag_copy(curl, "ETag", answer->etag);
    tag_copy(curl, "Last-Modified", answer->modified);
}

void fetch_get(const struct fetch_config *config, const struct fetch_wish *wish,
        struct fetch_answer *ret_answer)
{
    struct fetch fetch = {.config = config, .answer = ret_answer};
    CURL *curl = curl_easy_init();
    ret_answer->why = FEED_UNREACHABLE;
    ret_answer->is_unchanged = false;
    ret_answer->len = 0;
    if (curl == NULL) {
        return;
    }
    struct curl_slist *headers = headers_make(wish);
    curl_limit(curl, config, wish->url);
    curl_hear(curl, &fetch);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    fetch_run(&fetch, curl);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
}
