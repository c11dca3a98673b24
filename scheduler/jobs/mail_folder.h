/* The demo's carrier: each message becomes one file of a folder instead of going out. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_MAIL_FOLDER_H
#define PORCHLIGHT_SCHEDULER_JOBS_MAIL_FOLDER_H

#include "common/error.h"
#include "scheduler/jobs/parcel.h"

/* Makes the folder (mode 0700) if it is not there. Blocks. */
enum err mail_folder_make(const char *path, struct error *error) ATTRIBUTE_MUST_USE;

extern const struct carrier mail_folder_carrier; /* config: the path. Mail: ID.eml; SMS: ID.json */

#endif
