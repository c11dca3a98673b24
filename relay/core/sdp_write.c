/* Writes a description for a page from the model, with the relay's transport in it. Every word that
 * is written stands in this file or in sdp_tables.c, or is a number; only mids were a page's. */
#include <arpa/inet.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "common/bytes.h"
#include "relay/core/address.h"
#include "relay/core/sdp.h"
#include "relay/core/sdp_media.h"
#include "relay/core/sdp_tables.h"

/* RFC 8445, 5.1.2.1, for a host candidate over UDP; RFC 6544, 4.2, for a passive one over TCP. */
enum { PRIORITY_UDP = 2130706431, PRIORITY_TCP = 1671430143 };

enum { LINE_MAX_OUT = 768 }; /* the longest is a ufrag or a pwd of 256 */

static void put_line(struct bytes_out *out, const char *format, ...) ATTRIBUTE_FORMAT(2, 3);

static void put_line(struct bytes_out *out, const char *format, ...)
{
    char line[LINE_MAX_OUT];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    if (len < 0 || (size_t)len >= sizeof(line))
        out->failed = true;
    else
        bytes_put(out, line, (size_t)len);
    bytes_put_text(out, "\r\n");
}

struct ip_text {
    const char *family; /* IP4 or IP6 */
    char text[INET6_ADDRSTRLEN];
};

static struct ip_text ip_text_of(const uint8_t bytes[16])
{
    struct address address = {0};
    struct ip_text ip;
    memcpy(address.ip, bytes, sizeof(address.ip));
    bool is_v4 = address_is_v4(&address);
    ip.family = is_v4 ? "IP4" : "IP6";
    inet_ntop(is_v4 ? AF_INET : AF_INET6, bytes + (is_v4 ? 12 : 0), ip.text, sizeof(ip.text));
    return ip;
}

static uint16_t default_port(const struct sdp_transport *transport)
{
    return transport->udp_port ? transport->udp_port : transport->tcp_port;
}

static void put_bundle(struct bytes_out *out, const struct sdp *sdp)
{
    bytes_put_text(out, "a=group:BUNDLE");
    for (size_t i = 0; i < sdp->media_count; i++)
        if (sdp->media[i].is_bundled) {
            bytes_put_text(out, " ");
            bytes_put_text(out, sdp->media[i].mid);
        }
    bytes_put_text(out, "\r\n");
}

/* RFC 8839, 5.3: a=ice-lite is said for the whole session. The origin names no host. */
static void put_session(
        struct bytes_out *out, const struct sdp *sdp, const struct sdp_transport *transport)
{
    put_line(out, "v=0");
    put_line(out, "o=- %" PRIu64 " %" PRIu32 " IN IP4 0.0.0.0", transport->session,
            transport->version);
    put_line(out, "s=-");
    put_line(out, "t=0 0");
    put_line(out, "a=ice-lite");
    put_bundle(out, sdp);
    if (sdp->has_mixed)
        put_line(out, "a=extmap-allow-mixed");
    put_line(out, "a=msid-semantic: WMS *");
}

static void put_media_line(struct bytes_out *out, const struct sdp_media *media, uint16_t port)
{
    char number[8];
    snprintf(number, sizeof(number), "%u", media->is_port_zero ? 0u : port);
    bytes_put_text(out, "m=");
    bytes_put_text(out, sdp_kind_name(media->kind));
    bytes_put_text(out, " ");
    bytes_put_text(out, number);
    bytes_put_text(out, " ");
    bytes_put_text(out, sdp_profile_name(media->profile));
    bool is_rejected = sdp_media_is_rejected(media);
    for (size_t i = 0; i < media->format_count && !is_rejected; i++) {
        snprintf(number, sizeof(number), " %u", media->formats[i].payload_type);
        bytes_put_text(out, number);
    }
    if (is_rejected)
        bytes_put_text(out, " 0"); /* it means nothing; the grammar wants one */
    bytes_put_text(out, "\r\n");
}

static void put_fingerprint(struct bytes_out *out, const uint8_t digest[32])
{
    char text[32 * 3 + 1];
    for (size_t i = 0; i < 32; i++)
        snprintf(text + i * 3, sizeof(text) - i * 3, "%02X:", digest[i]);
    text[sizeof(text) - 2] = '\0'; /* the last colon */
    put_line(out, "a=fingerprint:sha-256 %s", text);
}

static void put_transport(struct bytes_out *out, const struct sdp_transport *transport)
{
    put_line(out, "a=ice-ufrag:%s", transport->ufrag);
    put_line(out, "a=ice-pwd:%s", transport->pwd);
    put_fingerprint(out, transport->fingerprint);
    put_line(out, "a=setup:%s", sdp_setup_name(transport->setup));
}

/* The local preference, next to the lowest byte, goes down from one address to the next. A
 * foundation is of one address and one transport. */
static void put_address(struct bytes_out *out, const struct sdp_transport *transport, size_t index)
{
    struct ip_text ip = ip_text_of(transport->addresses.ips[index]);
    int less = (int)index << 8;
    if (transport->udp_port)
        put_line(out, "a=candidate:%zu 1 udp %d %s %u typ host", 2 * index + 1, PRIORITY_UDP - less,
                ip.text, transport->udp_port);
    if (transport->tcp_port)
        put_line(out, "a=candidate:%zu 1 tcp %d %s %u typ host tcptype passive", 2 * index + 2,
                PRIORITY_TCP - less, ip.text, transport->tcp_port);
}

static void put_candidates(struct bytes_out *out, const struct sdp_transport *transport)
{
    for (size_t i = 0; i < transport->addresses.count; i++)
        put_address(out, transport, i);
    put_line(out, "a=end-of-candidates");
}

static void put_extension(struct bytes_out *out, const struct sdp_extension *extension)
{
    const char *uri = sdp_extension_uri(extension->uri);
    if (extension->direction == SDP_SENDRECV)
        put_line(out, "a=extmap:%u %s", extension->id, uri);
    else
        put_line(out, "a=extmap:%u/%s %s", extension->id,
                sdp_direction_name((enum sdp_direction)extension->direction), uri);
}

static void put_redundancy(struct bytes_out *out, const struct sdp_format *format)
{
    char text[SDP_REDUNDANCY_MAX * 4 + 1] = "";
    size_t len = 0;
    for (size_t i = 0; i < format->redundancy_count; i++)
        len += (size_t)snprintf(
                text + len, sizeof(text) - len, "%s%u", i > 0 ? "/" : "", format->redundancy[i]);
    put_line(out, "a=fmtp:%u %s", format->payload_type, text);
}

static void put_parameters(struct bytes_out *out, const struct sdp_format *format)
{
    char text[SDP_PARAMETERS_MAX * 40] = "";
    size_t len = 0;
    for (size_t i = 0; i < format->parameter_count; i++)
        len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s=%" PRIu32, i > 0 ? ";" : "",
                sdp_parameter_row(format->parameters[i].name)->name, format->parameters[i].value);
    put_line(out, "a=fmtp:%u %s", format->payload_type, text);
}

static void put_format(struct bytes_out *out, const struct sdp_format *format)
{
    const struct sdp_codec_row *codec = sdp_codec_row(format->codec);
    put_line(out, "a=rtpmap:%u %s/%" PRIu32 "%s", format->payload_type, codec->name, format->clock,
            codec->channels == 2 ? "/2" : "");
    for (unsigned i = 0; sdp_feedback_name(i); i++)
        if (format->feedback & 1u << i)
            put_line(out, "a=rtcp-fb:%u %s", format->payload_type, sdp_feedback_name(i));
    if (format->redundancy_count > 0)
        put_redundancy(out, format);
    if (format->parameter_count > 0)
        put_parameters(out, format);
}

static void put_sources(struct bytes_out *out, const struct sdp_media *media, const char *cname)
{
    for (size_t i = 0; i < media->group_count; i++)
        put_line(out, "a=ssrc-group:%s %" PRIu32 " %" PRIu32,
                media->groups[i].is_fec ? "FEC-FR" : "FID", media->groups[i].ssrcs[0],
                media->groups[i].ssrcs[1]);
    for (size_t i = 0; i < media->source_count; i++)
        put_line(out, "a=ssrc:%" PRIu32 " cname:%s", media->sources[i], cname);
}

/* Both tracks are of one stream, "call", so that a page plays them in step. */
static void put_media_attributes(struct bytes_out *out, const struct sdp_media *media)
{
    if (media->is_bundle_only)
        put_line(out, "a=bundle-only");
    for (size_t i = 0; i < media->extension_count; i++)
        put_extension(out, &media->extensions[i]);
    put_line(out, "a=%s", sdp_direction_name(media->direction));
    if (media->has_msid)
        put_line(out, "a=msid:call %s", sdp_kind_name(media->kind));
    put_line(out, "a=rtcp-mux");
    if (media->has_rsize)
        put_line(out, "a=rtcp-rsize");
    if (media->ptime)
        put_line(out, "a=ptime:%u", media->ptime);
    if (media->maxptime)
        put_line(out, "a=maxptime:%u", media->maxptime);
    for (size_t i = 0; i < media->format_count; i++)
        put_format(out, &media->formats[i]);
}

static void put_media(struct bytes_out *out, const struct sdp_media *media,
        const struct sdp_transport *transport, bool is_first)
{
    struct ip_text ip = ip_text_of(transport->addresses.ips[0]);
    put_media_line(out, media, default_port(transport));
    put_line(out, "c=IN %s %s", ip.family, ip.text);
    put_line(out, "a=mid:%s", media->mid);
    if (sdp_media_is_rejected(media)) {
        put_line(out, "a=inactive");
        return;
    }
    put_transport(out, transport);
    if (is_first)
        put_candidates(out, transport);
    put_media_attributes(out, media);
    put_sources(out, media, transport->cname);
}

enum err sdp_write(const struct sdp *sdp, const struct sdp_transport *transport, char *ret_text,
        size_t size, size_t *ret_len)
{
    if (size == 0)
        return ERR_LIMIT;
    struct bytes_out out = bytes_out_to(ret_text, size - 1);
    bool is_first = true;
    put_session(&out, sdp, transport);
    for (size_t i = 0; i < sdp->media_count; i++) {
        put_media(&out, &sdp->media[i], transport, is_first);
        if (!sdp_media_is_rejected(&sdp->media[i]))
            is_first = false;
    }
    ret_text[out.len] = '\0';
    if (out.failed)
        return ERR_LIMIT;
    *ret_len = out.len;
    return ERR_OK;
}
