/* A form of any bytes: refused with a field named, or an object within its bounds. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/id.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/form.h"
#include "scheduler/core/text.h"

struct wish {
    char name[21];
    int64_t number;
    int mode;
    struct id id;
    struct civil_date date;
};

static const char *const modes[] = {"video", "voice", "text", NULL};

static const struct form_field fields[] = {
        {.name = "name", .kind = FORM_TEXT, .offset = offsetof(struct wish, name), .size = 21},
        {.name = "number",
                .kind = FORM_NUMBER,
                .offset = offsetof(struct wish, number),
                .min = -10,
                .max = 10,
                .is_optional = true},
        {.name = "mode",
                .kind = FORM_CHOICE,
                .offset = offsetof(struct wish, mode),
                .choices = modes,
                .is_optional = true},
        {.name = "id", .kind = FORM_ID, .offset = offsetof(struct wish, id), .is_optional = true},
        {.name = "date",
                .kind = FORM_DATE,
                .offset = offsetof(struct wish, date),
                .is_optional = true},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct wish wish = {.date = {2027, 3, 14}};
    struct error error = {0};
    if (form_read((const char *)data, len, fields, 5, &wish, &error)) {
        if (error.field[0] == '\0' || error.text[0] == '\0')
            abort();
        return 0;
    }
    if (!memchr(wish.name, '\0', sizeof(wish.name)) ||
            !text_is_plain(wish.name, strlen(wish.name)) || wish.number < -10 || wish.number > 10 ||
            wish.mode < 0 || wish.mode > 2 || !civil_date_is_valid(wish.date))
        abort();
    return 0;
}
