/* Sealed texts, words and dates as columns. Called by operations only; the sealing itself is
 * sealed.c. */
#include "scheduler/store/fields.h"

#include <string.h>

#include "scheduler/store/db.h"
#include "scheduler/store/operation.h"

enum err field_seal(const struct operation *operation, struct seal_place place, const char *text,
        struct sealed_field *ret_field)
{
    return sealed_close(operation->sealer, place, text, strlen(text), ret_field->bytes,
            sizeof(ret_field->bytes), &ret_field->len);
}

enum err field_open(const struct operation *operation, const struct query *query, int column,
        struct seal_place place, char *ret_text, size_t size)
{
    ret_text[0] = '\0';
    if (query_is_null(query, column))
        return ERR_OK;
    size_t sealed_len;
    const uint8_t *sealed = query_bytes(query, column, &sealed_len);
    size_t len = 0;
    enum err err =
            sealed_open(operation->sealer, place, sealed, sealed_len, ret_text, size - 1, &len);
    ret_text[err ? 0 : len] = '\0';
    return err;
}

int field_word(const struct query *query, int column, const char *const *names)
{
    const char *word = query_text(query, column);
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], word) == 0)
            return i;
    }
    return 0;
}

struct civil_date field_date(const struct query *query, int column)
{
    struct civil_date date = {0};
    const char *text = query_text(query, column);
    if (civil_date_parse(text, strlen(text), &date) != ERR_OK)
        return (struct civil_date){0};
    return date;
}

const char *field_date_text(struct civil_date date, char text[CIVIL_DATE_SIZE])
{
    return civil_date_is_none(date) ? NULL : civil_date_print(date, text);
}
