/* The head of a backup as text and back. For backup.c and restore.c. */
#include "scheduler/backup/head.h"

#include <inttypes.h>
#include <stdio.h>

#include "common/config.h"

#define TEXT_ROW(name_)                                                                            \
    {                                                                                              \
        .name = #name_, .kind = SETTING_TEXT, .offset = offsetof(struct backup_head, name_),       \
        .size = sizeof(((struct backup_head *)0)->name_)                                           \
    }
#define NUMBER_ROW(name_, min_)                                                                    \
    {                                                                                              \
        .name = #name_, .kind = SETTING_NUMBER, .offset = offsetof(struct backup_head, name_),     \
        .min = (min_), .max = INT64_MAX                                                            \
    }

static const struct setting rows[] = {
        TEXT_ROW(engine),
        NUMBER_ROW(format, 1),
        TEXT_ROW(overlap),
        NUMBER_ROW(rows, 0),
        NUMBER_ROW(schema, 1),
        TEXT_ROW(seal_check),
        NUMBER_ROW(taken_at, 0),
};

void head_write(const struct backup_head *head, char ret_text[HEAD_MAX])
{
    snprintf(ret_text, HEAD_MAX,
            "format = %d\nengine = %s\noverlap = %s\nschema = %" PRId64 "\nrows = %" PRId64
            "\ntaken_at = %" PRId64 "\nseal_check = %s\n\n",
            HEAD_FORMAT, head->engine, head->overlap, head->schema, head->rows, head->taken_at,
            head->seal_check);
}

enum err head_read(const char *text, size_t len, struct backup_head *ret_head, struct error *error)
{
    struct backup_head head = {0};
    enum err err = config_read_text(rows, sizeof(rows) / sizeof(rows[0]), text, len, &head, NULL);
    if (!err && head.format != HEAD_FORMAT)
        return error_set(
                error, ERR_INPUT, "backup", "is of a form that this program does not know");
    if (err || head.engine[0] == '\0' || head.schema == 0 || head.seal_check[0] == '\0')
        return error_set(error, ERR_INPUT, "backup", "is no backup of Porchlight's");
    *ret_head = head;
    return ERR_OK;
}
