/* The words that a description may use: codecs, their parameters, feedback and header extensions,
 * directions, profiles. Each table is the allow-list of its kind; struct sdp holds row numbers.
 * Lookups return -1 for a word that is not there. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_SDP_TABLES_H
#define PORCHLIGHT_RELAY_CORE_SDP_TABLES_H

#include "relay/core/sdp.h"
#include "relay/core/sdp_span.h"

enum { SDP_CLOCKS_MAX = 4 };

struct sdp_codec_row {
    const char *name;
    enum sdp_kind kind;
    uint32_t clocks[SDP_CLOCKS_MAX]; /* ends with 0 unless full */
    uint8_t channels;                /* 0: one, not written */
};

struct sdp_parameter_row {
    const char *name;
    uint32_t codecs; /* bits: 1 << enum sdp_codec */
    uint32_t max;
};

/* Rows that the code asks for by number. */
enum { SDP_PARAMETER_APT = 0 };
enum { SDP_EXTENSION_MID = 0, SDP_EXTENSION_TRANSPORT_CC = 1, SDP_EXTENSION_AUDIO_LEVEL = 2 };

const struct sdp_codec_row *sdp_codec_row(unsigned codec);
const struct sdp_parameter_row *sdp_parameter_row(unsigned parameter);
const char *sdp_extension_uri(unsigned extension);
const char *sdp_direction_name(enum sdp_direction direction);
const char *sdp_profile_name(enum sdp_profile profile);
const char *sdp_setup_name(enum sdp_setup setup);
const char *sdp_kind_name(enum sdp_kind kind);

/* The row of sdp_feedback bit 1 << i; NULL: there are no more. */
const char *sdp_feedback_name(unsigned i);

int sdp_codec_find(enum sdp_kind kind, struct span name, uint32_t clock, uint32_t channels);
int sdp_parameter_find(unsigned codec, struct span name);
int sdp_extension_find(struct span uri);
int sdp_direction_find(struct span name);
int sdp_profile_find(struct span name);
int sdp_setup_find(struct span name);
int sdp_feedback_find(struct span name); /* the bit, not a row */

/* Bytes of a fingerprint; *ret_hash of its name. 0: not a hash that is taken. */
size_t sdp_hash_find(struct span name, enum sdp_hash *ret_hash);

#endif
