/* The end of every list's SQL. Called by the operations that list. */
#include "scheduler/store/list.h"

#include "scheduler/store/db.h"
#include "scheduler/store/store.h"

size_t list_limit(const struct list_range *range)
{
    return range->limit == 0 || range->limit > STORE_LIST_MAX ? STORE_LIST_MAX : range->limit;
}

void list_bind(struct query *query, int index, const struct list_range *range)
{
    query_bind_number(query, index, range->after.at);
    query_bind_id(query, index + 1, &range->after.id);
    query_bind_number(query, index + 2, (int64_t)list_limit(range) + 1);
}
