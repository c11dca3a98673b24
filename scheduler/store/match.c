/* Compares what a write's sender saw with what is there, by the tag of the answer that would show
 * it. Called by the operations that replace a thing whole. */
#include "scheduler/store/match.h"

#include <stdlib.h>

#include "scheduler/core/etag.h"
#include "scheduler/store/operation.h"
#include "scheduler/store/write.h"

enum err match_check(const struct operation *operation, const struct write *write, const void *now)
{
    struct answer answer = {0};
    char tag[ETAG_SIZE];
    if (!write->if_match[0])
        return ERR_OK;
    if (!write->render)
        return ERR_INTERNAL;
    enum err err = (write->show ? write->show : write->render)(write->render_context, now, &answer);
    if (err)
        return err;
    etag_of(answer.body, answer.body_len, tag);
    free(answer.body);
    if (etag_is_named(write->if_match, tag))
        return ERR_OK;
    return error_set(operation->error, ERR_CHANGED, "If-Match",
            "This was changed meanwhile; read it again.");
}
