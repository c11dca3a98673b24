/* One page being made for one exchange: the values that every page has (web/pages/layout), the
 * page's own, then out. */
#ifndef PORCHLIGHT_SCHEDULER_API_PAGE_H
#define PORCHLIGHT_SCHEDULER_API_PAGE_H

#include <stdint.h>

#include "scheduler/core/times.h"
#include "scheduler/core/value.h"

struct exchange;

struct page_values {
    struct value_pool *pool;
    struct value *data; /* the page's own values are set here */
};

/* Never fails visibly: page_send finds out. */
struct page_values page_begin(struct exchange *exchange);

/* Renders the template of this name, answers, and frees. */
void page_send(struct exchange *exchange, struct page_values *page, int status, const char *name);

/* The error page for status. error_id may be NULL. */
void page_error(struct exchange *exchange, int status, const char *error_id);

/* A text of the catalogue in the exchange's language. */
const char *page_word(const struct exchange *exchange, const char *key);

/* Sets error {field, text}: what the page says went otherwise. field may be NULL. */
void page_set_error(struct page_values *page, const char *field, const char *text);

/* The asker's own clock. zone is another one's where it is not NULL. */
struct clock_face page_clock(const struct exchange *exchange, const char *zone);

/* Where a signed-in account is at home: "/home", "/coach", "/coordinator", or, with a seat link's
 * sign-in, "/session/ID". Returns ret_href. */
enum { HREF_SIZE = 64 };
struct actor;
char *page_home_href(const struct actor *actor, char ret_href[HREF_SIZE]);

#endif
