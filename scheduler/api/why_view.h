/* Why a coach fits a person, in every language of the pages, as JSON. */
#ifndef PORCHLIGHT_SCHEDULER_API_WHY_VIEW_H
#define PORCHLIGHT_SCHEDULER_API_WHY_VIEW_H

struct app;
struct json;
struct reason;

/* {en, es}: a new value, the caller's. A sentence that could not be made is null. */
struct json *view_why(const struct app *app, const struct reason *reason);

#endif
