/* The operator's list of traits, from the file that the settings name, at start. */
#ifndef PORCHLIGHT_SCHEDULER_API_VOCABULARY_FILE_H
#define PORCHLIGHT_SCHEDULER_API_VOCABULARY_FILE_H

#include "common/error.h"

struct vocabulary;

/* In the languages of the pages. error names the file, or the place in it. */
enum err vocabulary_file_read(const char *path, struct vocabulary **ret_vocabulary,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
