/* Set-Cookie and 303, made inside the transaction that made the sign-in. */
#include "scheduler/api/sign_in_answer.h"

#include <stdio.h>

#include "scheduler/api/answers.h"
#include "scheduler/api/app.h"
#include "scheduler/api/exchange.h"
#include "scheduler/api/page.h"
#include "scheduler/store/links.h"

enum err sign_in_render(const void *context, const void *out, struct answer *ret_answer)
{
    char line[COOKIE_LINE_SIZE];
    char href[HREF_SIZE];
    const struct exchange *exchange = context;
    const struct sign_in_new *made = out;
    bool is_secure = settings_is_secure(&exchange->app->settings);
    int64_t life_s = made->expires_at - exchange->now.unix_ms / 1000;
    cookie_line(COOKIE_SIGN_IN, is_secure, made->token, life_s > 0 ? life_s : 0, line);
    snprintf(ret_answer->cookie, sizeof(ret_answer->cookie), "%s", line);
    return answer_redirect(ret_answer, "%s", page_home_href(&made->actor, href));
}
