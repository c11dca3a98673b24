/* Series in the JSON shapes of docs/api.md. Each gives a new value, the caller's. Pure; any
 * thread. */
#ifndef PORCHLIGHT_SCHEDULER_API_SERIES_VIEW_H
#define PORCHLIGHT_SCHEDULER_API_SERIES_VIEW_H

struct json;
struct series_item;
struct series_offer;
struct series_row;

/* {zone, decided_until, goes_on, dates}: length_min is the series's. */
struct json *view_series_offer(const struct series_offer *offer, int length_min);
struct json *view_series_dates(const struct series_offer *offer, int length_min); /* an array */

struct json *view_series(const struct series_item *item);

#endif
