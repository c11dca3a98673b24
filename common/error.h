/* The errors that every fallible function returns, and the words for a person who has to mend
 * one. 0 is good. A struct error is filled only where a person will read it. */
#ifndef PORCHLIGHT_COMMON_ERROR_H
#define PORCHLIGHT_COMMON_ERROR_H

#include "common/attributes.h"

enum err {
    ERR_OK = 0,
    ERR_MEMORY,    /* no memory */
    ERR_INPUT,     /* malformed or not allowed; the field is named */
    ERR_LIMIT,     /* a maximum was reached: size, rate, queue */
    ERR_NOT_FOUND, /* not there, or not in the caller's scope */
    ERR_FORBIDDEN, /* known, and not allowed */
    ERR_CONFLICT,  /* somebody else has it (a time, a seat) */
    ERR_EXPIRED,   /* was good once */
    ERR_CHANGED,   /* no longer what the asker saw: to be read again */
    ERR_SIGNATURE, /* does not verify */
    ERR_NOT_NOW,   /* the state machine refuses now (ERR_STATE is a type of OpenSSL) */
    ERR_IO,        /* the system said no: file, socket, database */
    ERR_INTERNAL,  /* a promise of ours was broken */
};

struct error {
    char field[64]; /* name of the field, setting or file; empty when there is none */
    char text[192]; /* one plain sentence, no identity in it */
};

/* The stable lower-case name ("not_found"), as it stands in JSON and in logs. */
const char *err_name(enum err err);

/* Fills error (which may be NULL) and returns err, so that a caller can `return error_set(...)`.
 * field may be NULL. Text that does not fit is cut. */
enum err error_set(struct error *error, enum err err, const char *field, const char *format, ...)
        ATTRIBUTE_FORMAT(4, 5);

#endif
