/* Which text we take from people: UTF-8, without control characters and without the characters
 * that turn the direction of what stands around them. Pure. */
#ifndef PORCHLIGHT_SCHEDULER_CORE_TEXT_H
#define PORCHLIGHT_SCHEDULER_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Valid UTF-8 (no surrogates, no overlong forms, up to U+10FFFF). */
bool text_is_utf8(const char *text, size_t len);

/* UTF-8 on one line: no C0, C1 or DEL, no line or paragraph separator, no bidi embedding,
 * override, isolate or mark, no noncharacter, no BOM. For names: JSON's nicknames too. */
bool text_is_plain(const char *text, size_t len);

#endif
