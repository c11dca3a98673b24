/* One event, one line on stderr, said once, at the edge. Only these argument types exist: a
 * person's name, address, text or token cannot be logged because there is no way to pass it.
 * LOG_WORD takes string literals and enum names only. Any thread. */
#ifndef PORCHLIGHT_COMMON_LOG_H
#define PORCHLIGHT_COMMON_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/id.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

enum log_kind { LOG_KIND_ID, LOG_KIND_NUMBER, LOG_KIND_WORD };

struct log_value {
    enum log_kind kind;
    const char *name;
    struct id id;
    int64_t number;
    const char *word;
};

#define LOG_ID(name_, id_) ((struct log_value){.kind = LOG_KIND_ID, .name = (name_), .id = (id_)})
#define LOG_NUMBER(name_, number_)                                                                 \
    ((struct log_value){.kind = LOG_KIND_NUMBER, .name = (name_), .number = (int64_t)(number_)})
#define LOG_WORD(name_, word_)                                                                     \
    ((struct log_value){.kind = LOG_KIND_WORD, .name = (name_), .word = (word_)})

/* Once in main, before the first line. Below level nothing is written. */
void log_init(const char *program, enum log_level level);

/* `2026-11-22T10:00:00.123Z relay info call.admitted call=a1b2c3 seats=2`. event is
 * "noun.verb"; control characters in words are escaped. */
void log_values(
        enum log_level level, const char *event, const struct log_value *values, size_t count);

#define LOG(level, event, ...)                                                                     \
    log_values((level), (event), (const struct log_value[]){__VA_ARGS__},                          \
            sizeof((const struct log_value[]){__VA_ARGS__}) / sizeof(struct log_value))

#endif
