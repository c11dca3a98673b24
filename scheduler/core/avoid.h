/* Whom somebody will not be brought together with: an account, a phone number, a mail address, or a
 * name, of people who are here and people who may come one day. Private to its owner: whether an
 * entry names anybody is never told, and nothing but "these two do not fit" is made of it. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_AVOID_H
#define PORCHLIGHT_SCHEDULER_CORE_AVOID_H

#include <stdbool.h>
#include <stddef.h>

#include "common/error.h"
#include "common/id.h"

enum {
    AVOID_MAX = 32,      /* that one says oneself */
    AVOID_ADDED_MAX = 8, /* that a coordinator has written down besides */
    AVOID_LIST_MAX = AVOID_MAX + AVOID_ADDED_MAX,
    AVOID_TEXT_SIZE = 161,
    AVOID_PHONE_DIGITS = 7,
};

enum avoid_by { /* stored by number (core/pairing): new ones only at the end */
    AVOID_ACCOUNT,
    AVOID_PHONE,
    AVOID_MAIL,
    AVOID_NAME,
};

enum { AVOID_BY_COUNT = AVOID_NAME + 1 };

/* "account", "phone", "mail", "name", NULL. */
extern const char *const avoid_by_names[AVOID_BY_COUNT + 1];

struct avoid_entry {
    int by;
    char text[AVOID_TEXT_SIZE]; /* of an account its id */
    bool is_added;              /* by a coordinator, since the owner last saved */
};

struct avoid {
    size_t count;
    struct avoid_entry entries[AVOID_LIST_MAX];
};

/* What an entry can meet in somebody. */
struct avoid_who {
    struct id account;
    const char *nickname;
    const char *phone; /* NULL or "": none */
    const char *mail;
};

/* ERR_INPUT "avoid[0].by" or "avoid[0].value": no text of its kind (an id; a number with at least
 * seven digits; an address with an @; a name of one line). */
enum err avoid_check(const struct avoid *avoid, struct error *error) ATTRIBUTE_MUST_USE;

/* Adds what a coordinator has written down, who does not see the list: what is refused depends on
 * what coordinators have added, never on what is there. ERR_LIMIT "avoid". */
enum err avoid_take(
        struct avoid *avoid, const struct avoid *said, struct error *error) ATTRIBUTE_MUST_USE;

/* Adds an owner's one, which was checked; one that is there already changes nothing. ERR_LIMIT
 * "avoid". */
enum err avoid_add(struct avoid *avoid, const struct avoid_entry *entry,
        struct error *error) ATTRIBUTE_MUST_USE;

/* Takes this entry away, whoever wrote it; one that is not there changes nothing. */
void avoid_drop(struct avoid *avoid, const struct avoid_entry *entry);

/* Numbers meet by their digits, with or without the country or the zero before them; addresses and
 * names whatever their capitals, accents and blanks. */
bool avoid_meets(const struct avoid *avoid, const struct avoid_who *who);

/* Whether something else than an account's id is there, so that who must be known by name. */
bool avoid_has_texts(const struct avoid *avoid);

#endif
