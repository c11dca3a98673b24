/* What every cmocka program of these begins with, in the order that cmocka wants. */
#ifndef PORCHLIGHT_TESTS_UNIT_COMMON_UNIT_H
#define PORCHLIGHT_TESTS_UNIT_COMMON_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
