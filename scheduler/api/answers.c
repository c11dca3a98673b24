/* Answers made inside the store's transaction: either whole, or the write is undone. */
#include "scheduler/api/answers.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/json.h"
#include "scheduler/store/write.h"

enum err answer_json(struct answer *ret_answer, int status, struct json *value)
{
    size_t len = 0;
    char *text = json_text_take(value, &len);
    if (text == NULL) {
        return ERR_MEMORY;
    }
    if (len > ANSWER_BODY_MAX) {
        free(text);
        return ERR_LIMIT;
    }
    ret_answer->status = status;
    snprintf(ret_answer->content_type, sizeof(ret_answer->content_type), "application/json");
    ret_answer->body = text;
    ret_answer->body_len = len;
    return ERR_OK;
}

enum err answer_redirect(struct answer *ret_answer, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int len = vsnprintf(ret_answer->location, sizeof(ret_answer->location), format, list);
    va_end(list);
    if (len < 0 || (size_t)len >= sizeof(ret_answer->location)) {
        return ERR_LIMIT;
    }
    ret_answer->status = 303;
    return ERR_OK;
}
