/* Makes the answers that the store remembers: called by renders, on the store's thread. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_API_ANSWERS_H
#define PORCHLIGHT_SCHEDULER_API_ANSWERS_H

#include "common/attributes.h"
#include "common/error.h"

struct answer;
struct json;

/* Takes value over. */
enum err answer_json(struct answer *ret_answer, int status, struct json *value);

/* 303 to a path. ERR_LIMIT: too long. */
enum err answer_redirect(struct answer *ret_answer, const char *format, ...) ATTRIBUTE_FORMAT(2, 3);

#endif
