/* By what a backup's seal key is known again without being in it. */
#ifndef PORCHLIGHT_SCHEDULER_BACKUP_SEAL_CHECK_H
#define PORCHLIGHT_SCHEDULER_BACKUP_SEAL_CHECK_H

#include "common/error.h"

enum { SEAL_CHECK_SIZE = 64 };

/* A keyed hash of the key file's key, as base64url: nobody without the key can make or try it. */
enum err seal_check_make(const char *key_path, char ret_check[SEAL_CHECK_SIZE],
        struct error *error) ATTRIBUTE_MUST_USE;

#endif
