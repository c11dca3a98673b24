/* Mail addresses and phone numbers, as far as we must understand them: what may stand in a mail's
 * head and go to a mail server, and what a phone dials. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_ADDRESS_H
#define PORCHLIGHT_SCHEDULER_CORE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

enum { ADDRESS_MAIL_MAX = 160 };

/* local@host: the dot-atoms of RFC 5322 in ASCII, which is what people have: no comments, quotes,
 * blanks, brackets. Says nothing about whether somebody is there. */
bool address_is_mail(const char *text);

/* Its host; NULL: there is no '@'. */
const char *address_host(const char *text);

/* What a phone could dial to reach a person from anywhere: 7 to 15 digits (ITU-T E.164: at most
 * 15), a + before them at most, blanks and (-./) between them. Emergency numbers are nobody's. */
bool address_is_phone(const char *text);

/* "(505) 555-0100" -> "5055550100": digits and +, cut to size. Returns ret_number. */
char *address_dial(const char *phone, char *ret_number, size_t size);

#endif
