/* Bytes from one open file into another, whole or not at all. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_FLOW_H
#define PORCHLIGHT_SCHEDULER_BACKUP_FLOW_H

#include <stddef.h>

#include "common/error.h"

/* ERR_IO, with errno: nothing is known of how much was written. */
enum err flow_write(int to, const void *data, size_t len) ATTRIBUTE_MUST_USE;

/* All that is left in from. */
enum err flow_copy(int from, int to) ATTRIBUTE_MUST_USE;

/* All that is left in from. ERR_LIMIT: it is more than max bytes. */
enum err flow_read(int from, void *ret_data, size_t max, size_t *ret_len) ATTRIBUTE_MUST_USE;

#endif
