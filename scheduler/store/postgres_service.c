/* Takes the URL apart by libpq itself. For the backup, which runs pg_dump and pg_restore. */
#include "scheduler/store/postgres_service.h"

#include <stdio.h>
#include <string.h>

#include <libpq-fe.h>

static enum err option_write(const PQconninfoOption *option, int file)
{
    if (!option->val || !option->val[0])
        return ERR_OK;
    if (strpbrk(option->val, "\r\n"))
        return ERR_INPUT;
    return dprintf(file, "%s=%s\n", option->keyword, option->val) < 0 ? ERR_IO : ERR_OK;
}

enum err postgres_service_write(const char *url, int file, struct error *error)
{
    PQconninfoOption *options = PQconninfoParse(url, NULL);
    if (!options)
        return error_set(error, ERR_INPUT, "database", "is no URL that PostgreSQL understands");
    enum err err = dprintf(file, "[porchlight]\n") < 0 ? ERR_IO : ERR_OK;
    for (const PQconninfoOption *option = options; option->keyword && !err; option++)
        err = option_write(option, file);
    PQconninfoFree(options);
    return err ? error_set(error, err, "database", "its URL cannot be handed to pg_dump") : ERR_OK;
}
