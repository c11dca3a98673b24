/* Whole small files into memory, at start only: templates, word lists, assets. Blocks. */
#ifndef PORCHLIGHT_SCHEDULER_API_FILES_H
#define PORCHLIGHT_SCHEDULER_API_FILES_H

#include <stddef.h>

#include "common/error.h"

/* The file's bytes and a NUL, malloc'd, the caller's. ERR_NOT_FOUND, ERR_LIMIT (over max), ERR_IO,
 * each naming the file in error (may be NULL). */
enum err file_read(const char *path, size_t max, char **ret_data, size_t *ret_len,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Calls handle for every file of folder (not hidden, no folder) whose name ends in suffix, in no
 * order; the first error ends it. ERR_NOT_FOUND: no such folder. */
enum err folder_each(const char *folder, const char *suffix,
        enum err (*handle)(
                void *context, const char *folder, const char *name, struct error *error),
        void *context, struct error *error) ATTRIBUTE_MUST_USE;

#endif
