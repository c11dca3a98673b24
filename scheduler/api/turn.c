/* The grammar of a TURN URL, and one HMAC. Asked by the settings at the start and by the ticket's
 * endpoint; the HMAC is SHA-1 because that is what TURN servers take. */
#include "scheduler/api/turn.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>

enum { SHA1_BYTES = 20, PORT_DIGITS_MAX = 5 };

static const char *skip_any(const char *at, const char *prefix)
{
    size_t len = strlen(prefix);
    return strncmp(at, prefix, len) == 0 ? at + len : at;
}

/* A name, an IPv4 address, or an IPv6 address in brackets; where it ends, or NULL. */
static const char *host_end(const char *at)
{
    bool is_v6 = *at == '[';
    const char *chars = is_v6 ? "0123456789abcdefABCDEF:."
                              : "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789.-";
    size_t len = strspn(at + is_v6, chars);
    const char *end = at + is_v6 + len;
    if (len == 0 || (is_v6 && *end != ']')) {
        return NULL;
    }
    return end + is_v6;
}

static bool url_is_turn(const char *url)
{
    const char *host = skip_any(url, strncmp(url, "turns:", 6) == 0 ? "turns:" : "turn:");
    const char *end = host == url ? NULL : host_end(host);
    if (end == NULL) {
        return false;
    }
    if (*end == ':') {
        size_t digits = strspn(end + 1, "0123456789");
        if (digits == 0 || digits > PORT_DIGITS_MAX) {
            return false;
        }
        end += 1 + digits;
    }
    return *end == '\0' || strcmp(end, "?transport=udp") == 0 || strcmp(end, "?transport=tcp") == 0;
}

enum err turn_urls_read(const char *text, struct turn *turn)
{
    char *rest = NULL;
    int len = snprintf(turn->text, sizeof(turn->text), "%s", text);
    if (len < 0 || (size_t)len >= sizeof(turn->text)) {
        return ERR_LIMIT;
    }
    turn->url_count = 0;
    for (char *url = strtok_r(turn->text, ", ", &rest); url != NULL;
            url = strtok_r(NULL, ", ", &rest)) {
        if (turn->url_count == TURN_URLS_MAX) {
            return ERR_LIMIT;
        }
        if (!url_is_turn(url)) {
            return ERR_INPUT;
        }
        turn->urls[turn->url_count++] = url;
    }
    return ERR_OK;
}

enum err turn_mint(const struct turn *turn, struct id opaque, unix_s_t now,
        struct turn_credential *ret_credential)
{
    char id[ID_TEXT_SIZE];
    unsigned char mac[SHA1_BYTES];
    struct turn_credential credential = {.exp = now + turn->lifetime_s};
    int len = snprintf(credential.username, sizeof(credential.username), "%" PRId64 ":%s",
            credential.exp, id_text(opaque, id));
    if (HMAC(EVP_sha1(), turn->secret, (int)strlen(turn->secret),
                (const unsigned char *)credential.username, (size_t)len, mac, NULL) == NULL) {
        return ERR_INTERNAL;
    }
    EVP_EncodeBlock((unsigned char *)credential.password, mac, SHA1_BYTES);
    *ret_credential = credential;
    return ERR_OK;
}
