/* The list of whom somebody avoids, and whether it means a certain other. Called when it is saved,
 * and by whoever brings two people together. */
#include "scheduler/core/avoid.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/core/address.h"
#include "scheduler/core/fold.h"
#include "scheduler/core/text.h"

const char *const avoid_by_names[AVOID_BY_COUNT + 1] = {
        [AVOID_ACCOUNT] = "account",
        [AVOID_PHONE] = "phone",
        [AVOID_MAIL] = "mail",
        [AVOID_NAME] = "name",
        [AVOID_BY_COUNT] = NULL,
};

/* --- plain forms ----------------------------------------------------------------------------- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits that a phone anywhere would need: "(0)" is dialled at home only, what comes after
 * "ext" or "x" is a desk's, zeros at the head lead out of a country or a town. Returns how many. */
static size_t digits_of(const char *text, char ret_digits[AVOID_TEXT_SIZE])
{
    size_t count = 0;
    while (*text && count + 1 < AVOID_TEXT_SIZE) {
        bool is_home = strncmp(text, "(0)", 3) == 0;
        if (count >= AVOID_PHONE_DIGITS && strchr("xXeE", *text))
            break;
        if (is_digit(*text) && (count > 0 || *text != '0'))
            ret_digits[count++] = *text;
        text += is_home ? 3 : 1;
    }
    ret_digits[count] = '\0';
    return count;
}

/* What cannot be compared is alike: two who might avoid each other are not brought together. */
static bool texts_are_alike(const char *a, const char *b)
{
    char left[AVOID_TEXT_SIZE], right[AVOID_TEXT_SIZE];
    const char *one = text_fold(a, left, sizeof(left)), *other = text_fold(b, right, sizeof(right));
    return !one || !other || strcmp(one, other) == 0;
}

/* The shorter is the end of the longer: "505 555 0100" and "+1 (505) 555-0100". */
static bool phones_are_alike(const char *a, const char *b)
{
    char left[AVOID_TEXT_SIZE], right[AVOID_TEXT_SIZE];
    size_t left_len = digits_of(a, left), right_len = digits_of(b, right);
    size_t len = left_len < right_len ? left_len : right_len;
    return len >= AVOID_PHONE_DIGITS &&
           memcmp(left + left_len - len, right + right_len - len, len) == 0;
}

/* --- checking, adding ------------------------------------------------------------------------ */

static const char *entry_problem(const struct avoid_entry *entry)
{
    char digits[AVOID_TEXT_SIZE], folded[AVOID_TEXT_SIZE];
    struct id id;
    size_t len = strlen(entry->text);
    bool is_read = text_fold(entry->text, folded, sizeof(folded)) && *folded;
    if (!is_read || !text_is_plain(entry->text, len))
        return "must be one line of plain text";
    switch ((enum avoid_by)entry->by) {
    case AVOID_ACCOUNT:
        return id_parse(entry->text, len, &id) ? "is not an id" : NULL;
    case AVOID_PHONE:
        return digits_of(entry->text, digits) < AVOID_PHONE_DIGITS ? "is not a number" : NULL;
    case AVOID_MAIL:
        return address_is_mail(folded) ? NULL : "is not a mail address";
    case AVOID_NAME:
        return NULL;
    }
    return NULL;
}

enum err avoid_check(const struct avoid *avoid, struct error *error)
{
    char field[48];
    if (avoid->count > AVOID_MAX)
        return error_set(error, ERR_LIMIT, "avoid", "at most %d", AVOID_MAX);
    for (size_t i = 0; i < avoid->count; i++) {
        const struct avoid_entry *entry = &avoid->entries[i];
        bool is_known = entry->by >= 0 && entry->by < AVOID_BY_COUNT;
        const char *problem = is_known ? entry_problem(entry) : "is not one of the ways";
        snprintf(field, sizeof(field), "avoid[%zu].%s", i, is_known ? "value" : "by");
        if (problem)
            return error_set(error, ERR_INPUT, field, "%s", problem);
    }
    return ERR_OK;
}

enum err avoid_take(struct avoid *avoid, const struct avoid *said, struct error *error)
{
    size_t count = 0;
    for (size_t i = 0; i < avoid->count; i++)
        count += avoid->entries[i].is_added;
    if (count + said->count > AVOID_ADDED_MAX)
        return error_set(error, ERR_LIMIT, "avoid", "at most %d are added", AVOID_ADDED_MAX);
    for (size_t i = 0; i < said->count; i++) {
        avoid->entries[avoid->count] = said->entries[i];
        avoid->entries[avoid->count++].is_added = true;
    }
    return ERR_OK;
}

static bool entries_are_alike(const struct avoid_entry *a, const struct avoid_entry *b)
{
    return a->by == b->by && strcmp(a->text, b->text) == 0;
}

void avoid_drop(struct avoid *avoid, const struct avoid_entry *entry)
{
    size_t kept = 0;
    for (size_t i = 0; i < avoid->count; i++) {
        if (!entries_are_alike(&avoid->entries[i], entry))
            avoid->entries[kept++] = avoid->entries[i];
    }
    avoid->count = kept;
}

enum err avoid_add(struct avoid *avoid, const struct avoid_entry *entry, struct error *error)
{
    size_t own = 0;
    for (size_t i = 0; i < avoid->count; i++) {
        if (!avoid->entries[i].is_added && entries_are_alike(&avoid->entries[i], entry))
            return ERR_OK;
        own += !avoid->entries[i].is_added;
    }
    if (own == AVOID_MAX)
        return error_set(error, ERR_LIMIT, "avoid", "at most %d", AVOID_MAX);
    avoid->entries[avoid->count++] = *entry;
    return ERR_OK;
}

/* --- meeting --------------------------------------------------------------------------------- */

static bool entry_meets(const struct avoid_entry *entry, const struct avoid_who *who)
{
    char id[ID_TEXT_SIZE];
    switch ((enum avoid_by)entry->by) {
    case AVOID_ACCOUNT:
        return strcmp(entry->text, id_text(who->account, id)) == 0;
    case AVOID_PHONE:
        return who->phone && phones_are_alike(entry->text, who->phone);
    case AVOID_MAIL:
        return who->mail && *who->mail && texts_are_alike(entry->text, who->mail);
    case AVOID_NAME:
        return who->nickname && *who->nickname && texts_are_alike(entry->text, who->nickname);
    }
    return false;
}

bool avoid_meets(const struct avoid *avoid, const struct avoid_who *who)
{
    for (size_t i = 0; i < avoid->count; i++) {
        if (entry_meets(&avoid->entries[i], who))
            return true;
    }
    return false;
}

bool avoid_has_texts(const struct avoid *avoid)
{
    for (size_t i = 0; i < avoid->count; i++) {
        if (avoid->entries[i].by != AVOID_ACCOUNT)
            return true;
    }
    return false;
}
