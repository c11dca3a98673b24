/* What a request brings along: where it is from, its key or hidden token, its body or query read by
 * the endpoint's table into exchange->in. */
#ifndef PORCHLIGHT_SCHEDULER_API_INTAKE_H
#define PORCHLIGHT_SCHEDULER_API_INTAKE_H

#include <stdbool.h>

#include "common/error.h"

struct exchange;

/* Whether its route can change something at a browser's request. */
bool intake_is_changing(const struct exchange *exchange);

/* Whether a browser says that a page of ours sent it (W3). */
bool intake_is_same_origin(const struct exchange *exchange);

/* Fills in and key. ERR_FORBIDDEN: a form that we did not make for this browser. ERR_INPUT,
 * ERR_LIMIT: error names the field; in is unspecified. */
enum err intake_read(struct exchange *exchange, struct error *error) ATTRIBUTE_MUST_USE;

#endif
