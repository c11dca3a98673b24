/* The answer to whoever came in: a cookie, and the way to where they are at home. */
#ifndef PORCHLIGHT_SCHEDULER_API_SIGN_IN_ANSWER_H
#define PORCHLIGHT_SCHEDULER_API_SIGN_IN_ANSWER_H

#include "common/error.h"

struct answer;

/* An exchange_render for calls whose out is a struct sign_in_new; context is the exchange. */
enum err sign_in_render(const void *context, const void *out, struct answer *ret_answer);

#endif
