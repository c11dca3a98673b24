/* Reads the list of traits for the service and for the tool that makes the demo. */
#include "scheduler/api/vocabulary_file.h"

#include <stdlib.h>

#include "scheduler/api/files.h"
#include "scheduler/api/pages.h"
#include "scheduler/core/vocabulary.h"

enum err vocabulary_file_read(
        const char *path, struct vocabulary **ret_vocabulary, struct error *error)
{
    char *text = NULL;
    size_t len = 0;
    enum err err = file_read(path, VOCABULARY_BYTES_MAX, &text, &len, error);
    if (err == ERR_OK) {
        err = vocabulary_read(text, len, pages_languages(), ret_vocabulary, error);
    }
    free(text);
    return err;
}
