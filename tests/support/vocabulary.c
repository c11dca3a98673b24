/* Reads web/messages/traits.json as the scheduler does at its start. */
#include "tests/support/vocabulary.h"

#include <stdio.h>
#include <stdlib.h>

#include "scheduler/core/vocabulary.h"

struct vocabulary *vocabulary_shipped(void)
{
    static const char *const languages[] = {"en", "es", NULL};
    struct error error = {0};
    struct vocabulary *vocabulary = NULL;
    FILE *file = fopen("web/messages/traits.json", "rb");
    char *text = malloc(VOCABULARY_BYTES_MAX);
    size_t len = file && text ? fread(text, 1, VOCABULARY_BYTES_MAX, file) : 0;
    if (vocabulary_read(text, len, languages, &vocabulary, &error)) {
        fprintf(stderr, "web/messages/traits.json: %s %s\n", error.field, error.text);
        abort();
    }
    fclose(file);
    free(text);
    return vocabulary;
}
