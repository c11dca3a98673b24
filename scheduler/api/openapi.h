/* docs/openapi.json, put into the program when it is built (embed.cmake). */
#ifndef PORCHLIGHT_SCHEDULER_API_OPENAPI_H
#define PORCHLIGHT_SCHEDULER_API_OPENAPI_H

#include <stddef.h>

extern const char openapi_text[]; /* not a string: no NUL at its end */
extern const size_t openapi_len;

#endif
