/* `--backup FILE` and `--restore FILE` of porchlight-scheduler, with words of their own behind
 * them. They block and print what was done, and no identity. */
#ifndef PORCHLIGHT_SCHEDULER_TOOLS_BACKUP_H
#define PORCHLIGHT_SCHEDULER_TOOLS_BACKUP_H

#include "common/error.h"

struct settings;

/* list: FILE [--to RECIPIENT]... [--keys-to RECIPIENT]..., which count instead of the settings'.
 */
enum err tool_backup(const struct settings *settings, int count, char **list,
        struct error *error) ATTRIBUTE_MUST_USE;

/* list: FILE --identity FILE [--identity FILE]... [--keys FILE] [--check] */
enum err tool_restore(const struct settings *settings, int count, char **list,
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
