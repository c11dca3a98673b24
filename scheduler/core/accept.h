/* Chooses a language from an Accept-Language header (RFC 9110, 12.5.4; RFC 4647 lookup). Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ACCEPT_H
#define PORCHLIGHT_SCHEDULER_CORE_ACCEPT_H

#include <stddef.h>

/* Index into offered (count of them, primary tags such as "en", "es"; the first is the fallback)
 * of the one that the header likes best; "es-MX" matches "es". Of equal weights the first in the
 * header wins. header may be NULL or nonsense: 0. At most the first 32 ranges are looked at. */
size_t accept_language(const char *header, const char *const *offered, size_t count);

#endif
