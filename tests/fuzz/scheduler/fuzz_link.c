/* What somebody typed for a card code, and paths with secrets: what is read prints and reads again
 * to the same, and a route that was found has a parameter inside its path. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "scheduler/core/link.h"
#include "scheduler/core/policy.h"

static void check_path(const char *path)
{
    for (int method = ROUTE_GET; method <= ROUTE_DELETE; method++) {
        struct route_match match;
        if (policy_find((enum route_method)method, path, &match))
            continue;
        size_t len = strlen(path);
        if (match.param && (match.param < path || match.param_len > len ||
                                   match.param + match.param_len > path + len))
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char code[LINK_CODE_SIZE], again[LINK_CODE_SIZE], printed[LINK_CODE_PRINT_SIZE];
    if (link_code_read((const char *)data, len, code, NULL) == ERR_OK) {
        link_code_print(code, printed);
        if (link_code_read(printed, strlen(printed), again, NULL) || strcmp(code, again) != 0)
            abort();
    }
    char *path = malloc(len + 1);
    if (!path)
        return 0;
    if (len > 0)
        memcpy(path, data, len);
    path[len] = '\0';
    check_path(path);
    free(path);
    return 0;
}
