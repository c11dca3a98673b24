/* What somebody said for being paired, as the JSON text that a GET shows and a PUT answers: padded
 * with blanks to whole blocks, so that neither its kept answer nor the line tells how much was
 * said. */
#ifndef PORCHLIGHT_SCHEDULER_API_PAIRING_TEXT_H
#define PORCHLIGHT_SCHEDULER_API_PAIRING_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct pairing;
struct vocabulary;

enum { PAIRING_TEXT_BLOCK = 4096 };

/* {"traits": [{kind, value, shown}], "wishes": [{kind, value, level}], "avoid": [{by, value}]};
 * avoid only where it is the owner's to see. Malloc'd; NULL: no memory. */
char *pairing_text(const struct vocabulary *vocabulary, const struct pairing *pairing,
        bool with_avoid, size_t *ret_len);

#endif
