/* One mail as the bytes that go to a mail server: RFC 5322 and 2045 to 2047, UTF-8 in
 * quoted-printable, so that every line is short ASCII whatever was said. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_MIME_H
#define PORCHLIGHT_SCHEDULER_CORE_MIME_H

#include "common/clock.h"
#include "common/error.h"
#include "scheduler/core/buffer.h"

enum { MIME_BYTES_MAX = 16384 };

struct mime {              /* lends everything */
    const char *from;      /* an address */
    const char *from_name; /* may be empty */
    const char *to;        /* an address */
    const char *subject;   /* one line of UTF-8 */
    const char *id;        /* of Message-ID, without the brackets: "id@host" */
    const char *text;      /* UTF-8; its lines end with \n */
    unix_s_t at;           /* of Date */
};

/* Appends the whole mail to out, lines ending with \r\n. ERR_INPUT: an address that is none, or a
 * control character in a head's value: nothing was appended. ERR_LIMIT, ERR_MEMORY: as out says. */
enum err mime_write(const struct mime *mime, struct buffer *out) ATTRIBUTE_MUST_USE;

#endif
