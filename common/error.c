/* Names of the errors, and the one way to fill a struct error. Used by everything; never logs:
 * only the edges do. */
#include "common/error.h"

#include <stdarg.h>
#include <stdio.h>

const char *err_name(enum err err)
{
    switch (err) {
    case ERR_OK:
        return "ok";
    case ERR_MEMORY:
        return "memory";
    case ERR_INPUT:
        return "input";
    case ERR_LIMIT:
        return "limit";
    case ERR_NOT_FOUND:
        return "not_found";
    case ERR_FORBIDDEN:
        return "forbidden";
    case ERR_CONFLICT:
        return "conflict";
    case ERR_EXPIRED:
        return "expired";
    case ERR_CHANGED:
        return "changed";
    case ERR_SIGNATURE:
        return "signature";
    case ERR_NOT_NOW:
        return "not_now";
    case ERR_IO:
        return "io";
    case ERR_INTERNAL:
        return "internal";
    }
    return "internal";
}

enum err error_set(struct error *error, enum err err, const char *field, const char *format, ...)
{
    if (!error)
        return err;
    snprintf(error->field, sizeof(error->field), "%s", field ? field : "");
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof(error->text), format, arguments);
    va_end(arguments);
    return err;
}
