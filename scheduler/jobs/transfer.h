/* Bytes to a mail server or an HTTP hook, by libcurl, whose types stay in transfer.c. Every wait
 * has an end, and everything that a server answers but its verdict is thrown away: it may hold
 * addresses. A transfer belongs to one thread and keeps its connection for the next message. */
#ifndef PORCHLIGHT_SCHEDULER_JOBS_TRANSFER_H
#define PORCHLIGHT_SCHEDULER_JOBS_TRANSFER_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/error.h"
#include "common/id.h"

struct transfer;

struct transfer_config {            /* lends everything */
    const char *url;                /* smtp://host:port, smtps://, http://, https:// */
    const char *user;               /* SMTP; empty: none */
    const char *secret;             /* SMTP: the password; HTTP: the bearer's; empty: none */
    const char *ca_file;            /* empty: the system's */
    bool is_tls_needed;             /* smtp://: STARTTLS or nothing */
    ms_t timeout_ms;                /* of a whole transfer; a third of it to connect */
    const atomic_bool *is_stopping; /* ends what is under way after TRANSFER_GRACE_MS */
};

enum { TRANSFER_GRACE_MS = 2000 };

/* Once in a program, before any thread; and at its end. */
enum err transfer_init(void) ATTRIBUTE_MUST_USE;
void transfer_finish(void);

/* NULL: no memory. */
struct transfer *transfer_open(const struct transfer_config *config);
void transfer_close(struct transfer *transfer);

struct transfer_answer {
    bool is_done;       /* the exchange went to its end: status is the verdict */
    bool is_not_let_in; /* sign-in or certificate */
    int status;         /* SMTP's or HTTP's; 0: none */
};

struct transfer_mail {
    const char *from; /* addresses, checked by mime_write */
    const char *to;
    const char *hello; /* our name, for EHLO */
    const char *bytes;
    size_t len;
};

struct transfer_answer transfer_mail(struct transfer *transfer, const struct transfer_mail *mail);

/* POSTs JSON; key goes as Idempotency-Key. Redirects are answers, not followed. */
struct transfer_answer transfer_post(
        struct transfer *transfer, struct id key, const char *json, size_t len);

#endif
