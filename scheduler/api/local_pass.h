/* What a tool of this machine shows the running scheduler: it has the token key. Good for a
 * minute. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_API_LOCAL_PASS_H
#define PORCHLIGHT_SCHEDULER_API_LOCAL_PASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/clock.h"

enum { LOCAL_PASS_SIZE = 64, LOCAL_PASS_LIFE_S = 60 };

/* Returns ret_pass. */
char *local_pass_make(const uint8_t key[32], unix_s_t now, char ret_pass[LOCAL_PASS_SIZE]);

bool local_pass_is_valid(const uint8_t key[32], unix_s_t now, const char *pass, size_t len);

#endif
