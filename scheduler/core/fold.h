/* A text as it sounds, so that two ways to write one name meet: no capitals, no accents, no
 * invisible characters, one blank for several, none at the ends. Unicode's NFKD and case folding,
 * by libunistring. For comparing only, never for showing. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_FOLD_H
#define PORCHLIGHT_SCHEDULER_CORE_FOLD_H

#include <stddef.h>

/* Returns ret_text: at most size - 1 bytes of UTF-8, cut where it is longer. NULL: no UTF-8, or no
 * memory. */
char *text_fold(const char *text, char *ret_text, size_t size);

#endif
