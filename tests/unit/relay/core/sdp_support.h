/* What the tests of SDP share: golden files, edited texts, a transport to write with. */
#ifndef PORCHLIGHT_TESTS_SDP_SUPPORT_H
#define PORCHLIGHT_TESTS_SDP_SUPPORT_H

#include "relay/core/sdp.h"

enum { SDP_TEXT_MAX = 64 * 1024 };

/* A text of the test's own, NUL-terminated. */
struct text {
    char data[SDP_TEXT_MAX + 1];
    size_t len;
};

/* tests/data/sdp/NAME.sdp */
void text_load(struct text *text, const char *name);

/* Replaces the first find, which must be there; _all: each. "" removes. */
void text_replace(struct text *text, const char *find, const char *by);
void text_replace_all(struct text *text, const char *find, const char *by);

/* A relay at 127.0.0.1, UDP 4000, TCP 4001. */
struct sdp_transport transport_make(enum sdp_setup setup);

/* Reads from memory of exactly the text's size. */
enum err text_read(
        const struct text *text, enum sdp_type type, struct sdp *ret_sdp, struct error *error);

void text_write(struct text *text, const struct sdp *sdp, enum sdp_setup setup);

#endif
