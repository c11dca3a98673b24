/* What a notice says: its words from the catalogue, the time on the reader's own clock with the
 * zone named, the link, whom to call. Neutral to a bystander (W14): it names nobody, and says
 * nothing about what the time is for. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_NOTICE_TEXT_H
#define PORCHLIGHT_SCHEDULER_CORE_NOTICE_TEXT_H

#include "common/error.h"
#include "scheduler/core/notice.h"
#include "scheduler/core/times.h"

enum { NOTICE_SUBJECT_SIZE = 160, NOTICE_LETTER_SIZE = 2048, NOTICE_BRIEF_SIZE = 640 };

struct notice_said {
    char subject[NOTICE_SUBJECT_SIZE]; /* one line */
    char letter[NOTICE_LETTER_SIZE];   /* a mail's text */
    char brief[NOTICE_BRIEF_SIZE];     /* an SMS */
};

struct notice_view { /* lends everything */
    enum notice_kind kind;
    struct clock_face face;
    unix_s_t start_at;
    const char *link;  /* URL; NULL: none */
    const char *phone; /* to call us */
};

/* ERR_NOT_FOUND: words are missing. ERR_LIMIT: too long for its place. */
enum err notice_say(
        const struct notice_view *view, struct notice_said *ret_said) ATTRIBUTE_MUST_USE;

/* ERR_NOT_FOUND with the key: some kind has no words. For start-up. */
enum err notice_words_require(const struct words *words, struct error *error) ATTRIBUTE_MUST_USE;

#endif
