/* The list of whom somebody avoids, and whether it means a certain other. Called when it is saved,
 * and by whoever brings two people together. */
#include "scheduler/core/avoid.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/core/text.h"

const char *const avoid_by_names[AVOID_BY_COUNT + 1] = {
        [AVOID_ACCOUNT] = "account",
        [AVOID_PHONE] = "phone",
        [AVOID_MAIL] = "mail",
        [AVOID_NAME] = "name",
        [AVOID_BY_COUNT] = NULL,
};

/* --- plain forms ----------------------------------------------------------------------------- */

/* Only the digits. Returns how many. */
static size_t digits_of(const char *text, char ret_digits[AVOID_TEXT_SIZE])
{
    size_t count = 0;
    for (; *text && count + 1 < AVOID_TEXT_SIZE; text++) {
        if (*text >= '0' && *text <= '9')
            ret_digits[count++] = *text;
    }
    ret_digits[count] = '\0';
    return count;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Steps over blanks at both ends; one blank is as good as several. */
static const char *blanks_skip(const char *text)
{
    return text + strspn(text, " ");
}

static bool texts_are_alike(const char *a, const char *b)
{
    a = blanks_skip(a);
    b = blanks_skip(b);
    while (*a && *b) {
        if (lower(*a) != lower(*b))
            return false;
        bool is_blank = *a == ' ';
        a = is_blank ? blanks_skip(a) : a + 1;
        b = is_blank ? blanks_skip(b) : b + 1;
    }
    return !*blanks_skip(a) && !*blanks_skip(b);
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
    char digits[AVOID_TEXT_SIZE];
    struct id id;
    size_t len = strlen(entry->text);
    if (!*blanks_skip(entry->text) || !text_is_plain(entry->text, len))
        return "must be one line of plain text";
    switch ((enum avoid_by)entry->by) {
    case AVOID_ACCOUNT:
        return id_parse(entry->text, len, &id) ? "is not an id" : NULL;
    case AVOID_PHONE:
        return digits_of(entry->text, digits) < AVOID_PHONE_DIGITS ? "is not a number" : NULL;
    case AVOID_MAIL:
        return strchr(entry->text, '@') ? NULL : "is not a mail address";
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

enum err avoid_add(struct avoid *avoid, const struct avoid_entry *entry, struct error *error)
{
    for (size_t i = 0; i < avoid->count; i++) {
        if (avoid->entries[i].by == entry->by && strcmp(avoid->entries[i].text, entry->text) == 0)
            return ERR_OK;
    }
    if (avoid->count == AVOID_MAX)
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
