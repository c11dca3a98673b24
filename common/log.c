/* The log sink: each event becomes one line and one write, so that lines of several threads do
 * not mix. The program's name and level are the one global that the house allows here. */
#include "common/log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/clock.h"

enum { LINE_MAX_LEN = 1024, WORD_MAX_LEN = 200 };

static struct {
    char program[32];
    enum log_level level;
} sink = {.program = "porchlight", .level = LOG_INFO};

struct line {
    char text[LINE_MAX_LEN + 1]; /* one more for the line's end */
    size_t len;
};

void log_init(const char *program, enum log_level level)
{
    snprintf(sink.program, sizeof(sink.program), "%s", program);
    sink.level = level;
}

static const char *level_name(enum log_level level)
{
    static const char *const names[] = {"debug", "info", "warning", "error"};
    return names[level];
}

static void line_add(struct line *line, const char *text)
{
    size_t len = strnlen(text, LINE_MAX_LEN - line->len);
    memcpy(line->text + line->len, text, len);
    line->len += len;
}

static void line_add_time(struct line *line)
{
    unix_ms_t unix_ms = clock_now().unix_ms;
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm utc = {0};
    gmtime_r(&seconds, &utc);
    char text[40];
    size_t len = strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(text + len, sizeof(text) - len, ".%03dZ", (int)(unix_ms % 1000));
    line_add(line, text);
}

/* A word from a library's mouth must not forge a second line or a second value. */
static void line_add_word(struct line *line, const char *word)
{
    for (size_t i = 0; word[i] && i < WORD_MAX_LEN; i++) {
        uint8_t c = (uint8_t)word[i];
        char escaped[5] = {(char)c};
        if (c <= ' ' || c >= 0x7f || c == '=' || c == '\\')
            snprintf(escaped, sizeof(escaped), "\\x%02x", c);
        line_add(line, escaped);
    }
}

static void line_add_value(struct line *line, const struct log_value *value)
{
    char text[32];
    line_add(line, " ");
    line_add(line, value->name);
    line_add(line, "=");
    switch (value->kind) {
    case LOG_KIND_ID:
        line_add(line, id_short(value->id, text));
        break;
    case LOG_KIND_NUMBER:
        snprintf(text, sizeof(text), "%" PRId64, value->number);
        line_add(line, text);
        break;
    case LOG_KIND_WORD:
        line_add_word(line, value->word ? value->word : "none");
        break;
    }
}

void log_values(
        enum log_level level, const char *event, const struct log_value *values, size_t count)
{
    if (level < sink.level)
        return;
    struct line line = {.len = 0};
    line_add_time(&line);
    const char *const head[] = {" ", sink.program, " ", level_name(level), " ", event};
    for (size_t i = 0; i < sizeof(head) / sizeof(head[0]); i++)
        line_add(&line, head[i]);
    for (size_t i = 0; i < count; i++)
        line_add_value(&line, &values[i]);
    line.text[line.len++] = '\n';
    ssize_t written = write(STDERR_FILENO, line.text, line.len);
    (void)written; /* a full disk behind stderr must not stop a call */
}
