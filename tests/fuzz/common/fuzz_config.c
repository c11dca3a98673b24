/* The text of a configuration file. What was let in keeps to its bounds; what was refused has an
 * error that is printable. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

struct sample {
    char name[8];
    int64_t port;
    bool is_open;
};

static const struct setting settings[] = {
        {.name = "name",
                .kind = SETTING_TEXT,
                .offset = offsetof(struct sample, name),
                .size = 8,
                .help = "Who."},
        {.name = "open",
                .kind = SETTING_BOOL,
                .offset = offsetof(struct sample, is_open),
                .help = "Open?"},
        {.name = "port",
                .kind = SETTING_NUMBER,
                .offset = offsetof(struct sample, port),
                .min = 1,
                .max = 65535,
                .help = "Where."},
};

static bool is_printable(const char *text)
{
    for (; *text; text++) {
        if (*text < ' ' || *text > '~')
            return false;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct sample sample = {.port = 1};
    struct error error = {.field = ""};
    enum err err = config_read_text(settings, sizeof(settings) / sizeof(settings[0]),
            (const char *)data, len, &sample, &error);
    bool is_bounded = memchr(sample.name, '\0', sizeof(sample.name)) && sample.port >= 1 &&
                      sample.port <= 65535;
    if (!is_bounded || (err && (!is_printable(error.field) || !is_printable(error.text))))
        abort();
    return 0;
}
