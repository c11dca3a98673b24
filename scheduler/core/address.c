/* Reads mail addresses and phone numbers. Called where they come in and where they are sent to. */
#include "scheduler/core/address.h"

#include <string.h>

/* RFC 5322, 3.2.3: atext. */
static bool is_atom(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", c) != NULL);
}

/* Atoms with single dots between them. */
static bool is_dot_atom(const char *text, size_t len)
{
    bool was_dot = true;
    for (size_t i = 0; i < len; i++) {
        bool is_dot = text[i] == '.';
        if (is_dot ? was_dot : !is_atom(text[i]))
            return false;
        was_dot = is_dot;
    }
    return !was_dot;
}

bool address_is_mail(const char *text)
{
    const char *at = strchr(text, '@');
    return at && strlen(text) <= ADDRESS_MAIL_MAX && is_dot_atom(text, (size_t)(at - text)) &&
           is_dot_atom(at + 1, strlen(at + 1));
}

const char *address_host(const char *text)
{
    const char *at = strchr(text, '@');
    return at ? at + 1 : NULL;
}

bool address_is_phone(const char *text)
{
    enum { DIGITS_MIN = 7, DIGITS_MAX = 15 };
    size_t digits = 0;
    for (const char *at = text; *at; at++) {
        bool is_digit = *at >= '0' && *at <= '9';
        bool is_first_plus = *at == '+' && digits == 0;
        if (!is_digit && !is_first_plus && !strchr(" (-./)", *at))
            return false;
        digits += is_digit;
    }
    const char *plus = strchr(text, '+');
    return digits >= DIGITS_MIN && digits <= DIGITS_MAX && (!plus || plus == strrchr(text, '+'));
}

char *address_dial(const char *phone, char *ret_number, size_t size)
{
    size_t len = 0;
    for (; *phone && len + 1 < size; phone++) {
        if (strchr("+0123456789", *phone))
            ret_number[len++] = *phone;
    }
    ret_number[len] = '\0';
    return ret_number;
}
