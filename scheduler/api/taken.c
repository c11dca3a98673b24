/* Taken times as problems. */
#include "scheduler/api/taken.h"

#include <string.h>

#include "scheduler/api/respond.h"
#include "scheduler/api/views.h"
#include "scheduler/store/store.h"

bool is_taken(const struct store_result *result)
{
    return result->err == ERR_CONFLICT && strcmp(result->error.field, "start_at") == 0;
}

void respond_taken(struct exchange *exchange, const struct session_slot *alternatives, size_t count)
{
    respond_problem(exchange, &(struct problem){.status = 409,
                                      .type = "taken",
                                      .field = "start_at",
                                      .detail = "this time was just taken",
                                      .alternatives = view_alternatives(alternatives, count)});
}
