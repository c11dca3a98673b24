/* Reads and writes the demo's small file of accounts. */
#include "scheduler/demo/accounts_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const enum role demo_account_roles[DEMO_ACCOUNTS] = {
        [DEMO_COORDINATOR] = ROLE_COORDINATOR,
        [DEMO_COACH] = ROLE_COACH,
        [DEMO_PERSON] = ROLE_PERSON,
};

enum err demo_accounts_write(
        const char *path, const struct demo_accounts *accounts, struct error *error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (!file) {
        if (fd >= 0)
            close(fd);
        return error_set(error, ERR_IO, "demo", "%s cannot be written", path);
    }
    char programme[ID_TEXT_SIZE], account[ID_TEXT_SIZE];
    id_text(accounts->programme, programme);
    bool is_written = true;
    for (int i = 0; i < DEMO_ACCOUNTS; i++)
        is_written &= fprintf(file, "%s %s %s\n", role_names[demo_account_roles[i]],
                              id_text(accounts->ids[i], account), programme) > 0;
    is_written &= fclose(file) == 0;
    return is_written ? ERR_OK : error_set(error, ERR_IO, "demo", "%s cannot be written", path);
}

static bool line_read(FILE *file, enum role role, struct id *ret_account, struct id *ret_programme)
{
    char line[128], name[16], account[32], programme[32];
    return fgets(line, sizeof(line), file) &&
           sscanf(line, "%15s %31s %31s", name, account, programme) == 3 &&
           strcmp(name, role_names[role]) == 0 &&
           id_parse(account, strlen(account), ret_account) == ERR_OK &&
           id_parse(programme, strlen(programme), ret_programme) == ERR_OK;
}

enum err demo_accounts_read(
        const char *path, struct demo_accounts *ret_accounts, struct error *error)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return error_set(error, ERR_NOT_FOUND, "demo", "there is no %s: no demo was made", path);
    struct demo_accounts accounts;
    bool is_read = true;
    for (int i = 0; i < DEMO_ACCOUNTS && is_read; i++)
        is_read = line_read(file, demo_account_roles[i], &accounts.ids[i], &accounts.programme);
    fclose(file);
    if (!is_read)
        return error_set(error, ERR_INPUT, "demo", "%s is not a list of demo accounts", path);
    *ret_accounts = accounts;
    return ERR_OK;
}
