/* Settings by table: a file of `name = value` lines (# begins a comment), then the environment
 * (PORCHLIGHT_NAME in capitals), the later winning. A setting documents itself: --print-config
 * prints every row with its help, a secret only as "set" or "not set". */
#ifndef PORCHLIGHT_COMMON_CONFIG_H
#define PORCHLIGHT_COMMON_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "common/error.h"

enum setting_kind { SETTING_TEXT, SETTING_NUMBER, SETTING_BOOL };

struct setting {
    const char *name;
    enum setting_kind kind;
    size_t offset;        /* TEXT: char[size]; NUMBER: int64_t; BOOL: bool */
    size_t size;          /* TEXT */
    int64_t min, max;     /* NUMBER */
    const char *fallback; /* as it would stand in the file; NULL: must be set */
    bool is_secret;
    const char *help; /* one line */
};

enum { CONFIG_SETTINGS_MAX = 64, CONFIG_FILE_MAX = 65536, CONFIG_LINE_MAX = 2048 };

/* Reads the text of a file alone, over what object holds: no fallbacks, no environment. Pure. */
enum err config_read_text(const struct setting *settings, size_t count, const char *text,
        size_t len, void *object, struct error *error) ATTRIBUTE_MUST_USE;

/* Rows of a table for the fields of a struct settings: the setting is named as the field is. */
#define SETTING_TEXT_ROW(name_, fallback_, help_)                                                  \
    {                                                                                              \
        .name = #name_, .kind = SETTING_TEXT, .offset = offsetof(struct settings, name_),          \
        .size = sizeof(((struct settings *)0)->name_), .fallback = (fallback_), .help = (help_)    \
    }
#define SETTING_SECRET_ROW(name_, fallback_, help_)                                                \
    {                                                                                              \
        .name = #name_, .kind = SETTING_TEXT, .offset = offsetof(struct settings, name_),          \
        .size = sizeof(((struct settings *)0)->name_), .fallback = (fallback_), .is_secret = true, \
        .help = (help_)                                                                            \
    }
#define SETTING_NUMBER_ROW(name_, min_, max_, fallback_, help_)                                    \
    {                                                                                              \
        .name = #name_, .kind = SETTING_NUMBER, .offset = offsetof(struct settings, name_),        \
        .min = (min_), .max = (max_), .fallback = (fallback_), .help = (help_)                     \
    }

/* path may be NULL: environment and fallbacks only. ERR_INPUT: the error names the setting and
 * the line (unknown name, said twice, not a number, too long); ERR_IO: the file. */
enum err config_load(const struct setting *settings, size_t count, const char *path, void *object,
        struct error *error) ATTRIBUTE_MUST_USE;

void config_print(const struct setting *settings, size_t count, const void *object, FILE *out);

#endif
