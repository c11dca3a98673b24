/* What a page says about one session, on its person's clock with the zone named. */
#ifndef PORCHLIGHT_SCHEDULER_API_SESSION_VALUES_H
#define PORCHLIGHT_SCHEDULER_API_SESSION_VALUES_H

#include "common/id.h"
#include "scheduler/api/page.h"

struct exchange;
struct session_row;
struct value;

/* Sets id, href, day_text, time_text, end_text, zone_text, mode, mode_text, length_text, coach,
 * peer's clock, what may be done now and what is changing (see web/pages/session.html). */
void session_values_set(struct exchange *exchange, struct value *at, const struct session_row *row);

/* "/offer/ID". Returns ret_href. */
char *offer_href(struct id session, char ret_href[HREF_SIZE]);

/* The word for a mode in the page's language. */
const char *session_mode_text(const struct exchange *exchange, int mode);

#endif
