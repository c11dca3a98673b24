/* A session description, cut down to what a call of two may say (J5). The allow-list is this
 * model: apart from mids and the page's own ICE credentials it holds only numbers and choices, so
 * what has no place here cannot pass. A page's text is read into it, and text for the other page is
 * written from it with the relay's transport put in. Plain values, about 8 KiB. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_SDP_H
#define PORCHLIGHT_RELAY_CORE_SDP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error.h"
#include "relay/core/address.h"

enum {
    SDP_SIZE_MAX = 48 * 1024, /* bytes of text, either way */
    SDP_LINES_MAX = 500,
    SDP_LINE_MAX = 2048,
    SDP_MEDIA_MAX = 2,    /* one audio, one video */
    SDP_FORMATS_MAX = 32, /* kept payload types of one medium */
    SDP_PARAMETERS_MAX = 10,
    SDP_EXTENSIONS_MAX = 16,
    SDP_SOURCES_MAX = 8,
    SDP_GROUPS_MAX = 4,
    SDP_FINGERPRINTS_MAX = 4,
    SDP_REDUNDANCY_MAX = 4,
    SDP_MID_SIZE = 4,     /* letters and digits, at most three: room for nothing else */
    SDP_UFRAG_SIZE = 257, /* RFC 8445, 5.3: 4 to 256 ice-chars */
    SDP_PWD_SIZE = 257,   /* 22 to 256 */
    SDP_DIGEST_MAX = 64,
    SDP_CNAME_SIZE = 33,
};

enum sdp_type { SDP_OFFER, SDP_ANSWER };
enum sdp_kind { SDP_AUDIO, SDP_VIDEO };
enum sdp_setup { SDP_ACTPASS, SDP_ACTIVE, SDP_PASSIVE };
enum sdp_direction {
    SDP_INACTIVE,
    SDP_SENDONLY,
    SDP_RECVONLY,
    SDP_SENDRECV
};                                                 /* bits: send, recv */
enum sdp_profile { SDP_UDP_SAVPF, SDP_TCP_SAVPF }; /* UDP/TLS/RTP/SAVPF, TCP/TLS/RTP/SAVPF */
enum sdp_hash { SDP_SHA256, SDP_SHA384, SDP_SHA512 };

/* Rows of the tables in sdp_tables.h. */
enum sdp_codec {
    SDP_OPUS,
    SDP_RED_AUDIO,
    SDP_TELEPHONE_EVENT,
    SDP_CN,
    SDP_VP8,
    SDP_VP9,
    SDP_RTX,
    SDP_RED_VIDEO,
    SDP_ULPFEC,
    SDP_FLEXFEC,
    SDP_CODEC_COUNT,
};

/* Bits: what follows a=rtcp-fb:PT. */
enum sdp_feedback {
    SDP_NACK = 1,
    SDP_NACK_PLI = 2,
    SDP_CCM_FIR = 4,
    SDP_REMB = 8,
    SDP_TRANSPORT_CC = 16,
};

struct sdp_fingerprint {
    enum sdp_hash hash;
    uint8_t digest[SDP_DIGEST_MAX]; /* 32, 48 or 64 bytes, by hash */
};

struct sdp_parameter {
    uint8_t name; /* row of the parameter table */
    uint32_t value;
};

struct sdp_format {
    uint8_t payload_type;
    uint8_t codec;    /* enum sdp_codec */
    uint8_t feedback; /* enum sdp_feedback */
    uint32_t clock;
    struct sdp_parameter parameters[SDP_PARAMETERS_MAX];
    size_t parameter_count;
    uint8_t redundancy[SDP_REDUNDANCY_MAX]; /* red: the payload types inside */
    size_t redundancy_count;
};

struct sdp_extension {
    uint8_t id;
    uint8_t uri;       /* row of the extension table */
    uint8_t direction; /* enum sdp_direction; SDP_SENDRECV is the same as not said */
};

struct sdp_group {
    bool is_fec; /* FEC-FR; else FID */
    uint32_t ssrcs[2];
};

struct sdp_media {
    enum sdp_kind kind;
    enum sdp_profile profile;
    enum sdp_direction direction;
    char mid[SDP_MID_SIZE];
    bool is_port_zero; /* an answer: rejected. An offer: rejected unless bundle-only */
    bool is_bundle_only;
    bool is_bundled; /* named by a=group:BUNDLE */
    bool has_mux;    /* a=rtcp-mux */
    bool has_rsize;  /* a=rtcp-rsize */
    bool has_msid;   /* a track is announced */
    uint16_t ptime;  /* ms, 0: not said */
    uint16_t maxptime;
    struct sdp_format formats[SDP_FORMATS_MAX];
    size_t format_count;
    struct sdp_extension extensions[SDP_EXTENSIONS_MAX];
    size_t extension_count;
    uint32_t sources[SDP_SOURCES_MAX];
    size_t source_count;
    struct sdp_group groups[SDP_GROUPS_MAX];
    size_t group_count;
};

/* The transport of the page that wrote a description. Never passed on. */
struct sdp_peer {
    char ufrag[SDP_UFRAG_SIZE];
    char pwd[SDP_PWD_SIZE];
    struct sdp_fingerprint fingerprints[SDP_FINGERPRINTS_MAX]; /* any one of them will do */
    size_t fingerprint_count;
    enum sdp_setup setup;
    bool has_setup;
};

struct sdp {
    struct sdp_peer peer;
    bool has_mixed; /* a=extmap-allow-mixed */
    struct sdp_media media[SDP_MEDIA_MAX];
    size_t media_count;
};

/* The relay's side of the leg that a text is written for. */
struct sdp_transport {
    char ufrag[SDP_UFRAG_SIZE];
    char pwd[SDP_PWD_SIZE];
    uint8_t fingerprint[32];       /* SHA-256 of the relay's certificate */
    struct address_list addresses; /* advertised; at least one */
    uint16_t udp_port;             /* 0: no candidate of this kind; one of the two must be there */
    uint16_t tcp_port;
    enum sdp_setup setup;       /* ACTPASS in an offer, PASSIVE in an answer */
    char cname[SDP_CNAME_SIZE]; /* stands for the far page: that of its rtcp_policy */
    uint64_t session;           /* of o=, below 2^62; the same for the whole leg */
    uint32_t version;           /* of o=, one more with each text on the leg */
};

/* Reads what a page sent. ERR_INPUT: error names the kind of line and says what is wrong with it;
 * ERR_LIMIT: over the limits of a text. Required: BUNDLE over all that is not rejected, rtcp-mux,
 * SAVPF over DTLS, a fingerprint (sha-256, -384, -512; sha-1 and md5 refuse the whole), ICE
 * credentials, setup actpass or active in an offer, active in an answer (the relay is the DTLS
 * server). ret_sdp untouched on failure. error may be NULL. */
enum err sdp_read(const char *text, size_t len, enum sdp_type type, struct sdp *ret_sdp,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Writes the text for the other page, NUL-terminated, CRLF. ERR_LIMIT: does not fit (SDP_SIZE_MAX
 * + 1 always does). */
enum err sdp_write(const struct sdp *sdp, const struct sdp_transport *transport, char *ret_text,
        size_t size, size_t *ret_len) ATTRIBUTE_MUST_USE;

/* Does answer fit offer: the same media in the same order, with payload types and extension ids
 * which the offer gave? ERR_INPUT names the line. Call it before passing an answer on. */
enum err sdp_answer_check(
        const struct sdp *offer, const struct sdp *answer, struct error *error) ATTRIBUTE_MUST_USE;

/* The relay's own offer to a waiting page: one audio m-line, Opus, sendrecv, with mid and
 * transport-cc extensions so that RTT and loss can be measured. ssrc is the relay's own. */
void sdp_check_offer(uint32_t ssrc, struct sdp *ret_offer);

/* Answers a page's ICE restart (its new offer) without asking the far page: last is what the page
 * was last given (read from the far page, or the previous ret_answer), cut to what the offer
 * lists. ERR_INPUT: the offer changes more than the transport. */
enum err sdp_restart_answer(const struct sdp *offer, const struct sdp *last, struct sdp *ret_answer,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
