/* --audit-verify: checks the chain and says in words what was found. It opens the database for
 * reading alone, so it may run beside the scheduler, or on a copy with the keys and the anchors. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/clock.h"
#include "scheduler/api/settings.h"
#include "scheduler/store/audit_anchors.h"
#include "scheduler/store/audit_keys.h"
#include "scheduler/store/audit_verify.h"
#include "scheduler/tools.h"

/* --- what is wrong -------------------------------------------------------------------------- */

static enum err say(struct error *error, const struct audit_walk *walk, const char *what)
{
    return error_set(error, ERR_SIGNATURE, "audit", "row %" PRId64 " %s (place %" PRId64 ")",
            walk->fault_seq, what, walk->fault_place);
}

static enum err say_end(struct error *error, const struct audit_verdict *verdict)
{
    const struct audit_walk *walk = &verdict->walk;
    char at[CLOCK_TEXT_SIZE];
    clock_text(walk->fault_at, at);
    if (verdict->fault == AUDIT_CUT) {
        return error_set(error, ERR_SIGNATURE, "audit",
                "the end was cut off: nothing comes after row %" PRId64 ", but row %" PRId64
                " was sealed",
                walk->head.seq, walk->fault_seq);
    }
    if (verdict->fault == AUDIT_OLD) {
        return error_set(error, ERR_SIGNATURE, "audit",
                "the database is older than the anchor of %s: it ends with row %" PRId64
                ", the anchor knows row %" PRId64,
                at, walk->head.seq, walk->fault_seq);
    }
    return error_set(error, ERR_SIGNATURE, "audit",
            "row %" PRId64 " of %s has no seal: it was put in, or no scheduler is running",
            walk->fault_seq, at);
}

static enum err fault_say(struct error *error, const struct audit_verdict *verdict)
{
    switch (verdict->fault) {
    case AUDIT_WHOLE:
        return ERR_OK;
    case AUDIT_CHANGED:
        return say(error, &verdict->walk, "was changed, or its seal was");
    case AUDIT_MISSING:
        return say(error, &verdict->walk, "comes after one that is missing");
    case AUDIT_REORDERED:
        return say(error, &verdict->walk, "stands in another order than it was written in");
    case AUDIT_INSERTED:
        return say(error, &verdict->walk, "was put in: it was never sealed there");
    case AUDIT_UNKNOWN_KEY:
        return say(error, &verdict->walk,
                "is sealed by an unknown key: neither audit_key nor one of audit_old_keys");
    case AUDIT_RESEALED:
        return say(error, &verdict->walk, "was sealed anew: an anchor knows it by another seal");
    case AUDIT_CUT:
    case AUDIT_OLD:
    case AUDIT_UNSEALED:
        return say_end(error, verdict);
    }
    return ERR_INTERNAL;
}

/* --- what is not ---------------------------------------------------------------------------- */

static void whole_say(const struct audit_verdict *verdict, size_t anchor_count)
{
    const struct audit_walk *walk = &verdict->walk;
    printf("the audit is whole: %" PRId64 " rows sealed, up to row %" PRId64 "\n", walk->head.place,
            walk->head.seq);
    if (verdict->found_seq > 0) {
        printf("rows up to %" PRId64
               " were there before the chain, and sealed as they were found\n",
                verdict->found_seq);
    }
    if (walk->unsealed_count > 0) {
        printf("rows at the end that wait for their seal, for %d s at most: %" PRId64 "\n",
                AUDIT_UNSEALED_MAX_S, walk->unsealed_count);
    }
    if (anchor_count == 0) {
        printf("no anchor: nobody could see that its end was cut off\n");
    } else {
        char at[CLOCK_TEXT_SIZE];
        const struct audit_anchor *last = &walk->anchors[anchor_count - 1];
        printf("anchors that agree: %zu, the last of %s, row %" PRId64 "\n", anchor_count,
                clock_text(last->at, at), last->head.seq);
    }
}

static void torn_say(const struct settings *settings, const struct audit_anchors *anchors)
{
    if (anchors->torn_count > 0) {
        printf("lines of %s that are torn, and passed over: %zu, the first is line %zu\n",
                settings->audit_anchor_file, anchors->torn_count, anchors->torn_line);
    }
}

/* Where one is named it is written to after the first seal. */
static enum err anchors_miss(
        const struct settings *settings, const struct audit_verdict *verdict, struct error *error)
{
    if (verdict->walk.anchor_count > 0 || verdict->walk.head.place == 0 ||
            settings->audit_anchor_file[0] == '\0') {
        return ERR_OK;
    }
    return error_set(error, ERR_SIGNATURE, "audit_anchor_file",
            "no anchor is in %s, so nobody can see whether the end was cut off",
            settings->audit_anchor_file);
}

static enum err chain_check(const struct settings *settings, const struct audit_keys *keys,
        const struct audit_anchors *anchors, struct error *error)
{
    const struct audit_verify config = {
            .database = settings->database,
            .keys = keys,
            .anchors = anchors->all,
            .anchor_count = anchors->count,
    };
    struct audit_verdict verdict;
    enum err err = audit_verify(&config, &verdict, error);
    if (err == ERR_OK) {
        err = fault_say(error, &verdict);
    }
    if (err == ERR_OK) {
        err = anchors_miss(settings, &verdict, error);
    }
    if (err == ERR_OK) {
        whole_say(&verdict, anchors->count);
    }
    return err;
}

static enum err anchors_find(
        const struct settings *settings, struct audit_anchors *ret_anchors, struct error *error)
{
    if (settings->audit_anchor_file[0] == '\0') {
        return ERR_OK;
    }
    enum err err = audit_anchors_read(settings->audit_anchor_file, ret_anchors, error);
    return err == ERR_NOT_FOUND ? ERR_OK : err;
}

enum err tool_audit_verify(const struct settings *settings, struct error *error)
{
    struct audit_keys *keys = NULL;
    struct audit_anchors anchors = {0};
    enum err err = audit_keys_open(
            settings->audit_key, settings->audit_old_keys, settings->data_folder, &keys, error);
    if (err == ERR_OK) {
        err = anchors_find(settings, &anchors, error);
    }
    if (err == ERR_OK) {
        err = chain_check(settings, keys, &anchors, error);
        torn_say(settings, &anchors);
    }
    free(anchors.all);
    audit_keys_close(keys);
    return err;
}
