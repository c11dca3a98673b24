/* QR codes as the path of an SVG drawing, for cards that are printed. Pure; any thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_QR_H
#define PORCHLIGHT_SCHEDULER_API_QR_H

#include "common/error.h"

enum {
    QR_TEXT_MAX = 300,
    QR_PATH_SIZE = 16384,
    QR_QUIET = 4, /* modules left white on each side (ISO/IEC 18004, 6.3.8) */
};

struct qr {
    int size; /* modules along one side, the quiet zone included */
    char path[QR_PATH_SIZE];
};

/* ERR_LIMIT: text is too long; ERR_MEMORY. */
enum err qr_make(const char *text, struct qr *ret_qr) ATTRIBUTE_MUST_USE;

#endif
