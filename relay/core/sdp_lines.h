/* Lines of an SDP text, within the limits of J5: 48 KiB, 500 lines, 2 KiB a line. Pure. */
#ifndef PORCHLIGHT_RELAY_CORE_SDP_LINES_H
#define PORCHLIGHT_RELAY_CORE_SDP_LINES_H

#include "common/error.h"
#include "relay/core/sdp_span.h"

struct sdp_line {
    char type;         /* 'v', 'm', 'a' ... */
    struct span name;  /* of an a= line: before the first ':' */
    struct span value; /* of an a= line: after it; of any other: what follows the '=' */
};

/* Checks the limits and the form `x=value` of every line once, so that the walk cannot fail. CRLF
 * or LF ends a line; the last may lack it. ERR_LIMIT, ERR_INPUT: a control character, an empty
 * line, not of the form. */
enum err sdp_lines_check(const char *text, size_t len, struct error *error) ATTRIBUTE_MUST_USE;

/* Takes the next line of a checked text off rest. false: there is none. */
bool sdp_lines_next(struct span *rest, struct sdp_line *ret_line);

#endif
