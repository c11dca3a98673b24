/* The shells of the coach's and the coordinator's pages, which their scripts fill. */
#include "scheduler/api/endpoints.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/api/respond.h"
#include "scheduler/store/accounts.h"

static void handle_account(void *context, const struct store_result *result)
{
    struct exchange *exchange = context;
    const struct account_me_out *out = result->out;
    if (result->err != ERR_OK) {
        respond_err(exchange, result->err, NULL);
        return;
    }
    struct page_values page = page_begin(exchange);
    value_set_text(page.data, "nickname", out->account.nickname);
    page_send(exchange, &page, 200, exchange->actor.role == ROLE_COACH ? "coach" : "coordinator");
}

static void staff_handle(struct exchange *exchange)
{
    const struct account_me in = {.actor = exchange->actor};
    exchange_read(exchange, &account_me, &in, handle_account);
}

const struct endpoint page_coach = {.handle = staff_handle};
const struct endpoint page_coordinator = {.handle = staff_handle};
