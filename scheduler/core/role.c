/* The words for the roles, for the database, JSON and logs. */
#include "scheduler/core/role.h"

#include <stddef.h>

const char *const role_names[ROLE_COUNT + 1] = {
        [ROLE_NOBODY] = "nobody",
        [ROLE_PERSON] = "person",
        [ROLE_COACH] = "coach",
        [ROLE_COORDINATOR] = "coordinator",
        [ROLE_OPERATOR] = "operator",
        [ROLE_SYSTEM] = "system",
        [ROLE_COUNT] = NULL,
};
