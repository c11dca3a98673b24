/* Writes core's sentence once for each language. Called for a person's matches and for a cohort. */
#include "scheduler/api/why_view.h"

#include "common/json.h"
#include "scheduler/api/app.h"
#include "scheduler/api/pages.h"
#include "scheduler/core/reason.h"

static void why_set(
        struct json *why, const struct app *app, const char *language, const struct reason *reason)
{
    struct buffer text = buffer_limited(REASON_BYTES_MAX);
    reason_write(pages_words(app->pages), app->vocabulary, language, reason, &text);
    json_set_text(why, language, text.err == ERR_OK ? text.data : NULL);
    buffer_finish(&text);
}

struct json *view_why(const struct app *app, const struct reason *reason)
{
    struct json *why = json_object_create();
    for (const char *const *language = pages_languages(); *language != NULL; language++) {
        why_set(why, app, *language, reason);
    }
    return why;
}
