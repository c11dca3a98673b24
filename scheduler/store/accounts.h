/* Accounts and their organisation: who somebody is, what they are called, how they are reached.
 * Nickname, introduction and reach are sealed in the database. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_ACCOUNTS_H
#define PORCHLIGHT_SCHEDULER_STORE_ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>

#include "common/clock.h"
#include "common/id.h"
#include "scheduler/core/role.h"
#include "scheduler/store/list.h"
#include "scheduler/store/write.h"
#include "scheduler/zones/zone_file.h"

struct store_call;

enum {
    NICKNAME_SIZE = 81,      /* bytes of UTF-8 and the NUL */
    INTRODUCTION_SIZE = 601, /* a coach's few sentences */
    REACH_VALUE_SIZE = 161,
    LANGUAGE_SIZE = 9, /* "en" */
    ORGANISATION_NAME_SIZE = 121,
    PHONE_SIZE = 41,
    LABEL_SIZE = 41,
};

enum reach_kind { REACH_NONE, REACH_PHONE, REACH_MAIL };
enum { REACH_KINDS = REACH_MAIL + 1 };
extern const char *const reach_kind_names[]; /* "none", "phone", "mail", NULL */

struct organisation {
    struct id id;
    char name[ORGANISATION_NAME_SIZE];
    char phone[PHONE_SIZE];
    char coach_label[LABEL_SIZE]; /* "peer coach" */
};

struct account {
    struct id id;
    enum role role;
    struct id programme;
    char nickname[NICKNAME_SIZE];
    char introduction[INTRODUCTION_SIZE];
    enum reach_kind reach_kind;
    char reach_value[REACH_VALUE_SIZE];
    char zone[ZONE_NAME_SIZE];
    char language[LANGUAGE_SIZE];
};

/* Read: no in beyond an empty struct. ERR_NOT_FOUND: an empty database. */
struct organisation_get {
    char unused;
};
extern const struct store_call organisation_get; /* out: struct organisation */

/* Read: the asker's own account and organisation. ERR_NOT_FOUND: ended. */
struct account_me {
    struct actor actor;
};
struct account_me_out {
    struct account account;
    struct organisation organisation;
};
extern const struct store_call account_me;

/* --- people --------------------------------------------------------------------------------- */

struct person_row {
    struct id id;
    char nickname[NICKNAME_SIZE];
    char zone[ZONE_NAME_SIZE];
    char language[LANGUAGE_SIZE];
    enum reach_kind reach_kind; /* the value is not in lists */
    struct id coach;            /* the primary one; zero: nobody yet */
    char coach_nickname[NICKNAME_SIZE];
    struct id backup; /* the back-up; zero: none */
    char backup_nickname[NICKNAME_SIZE];
    unix_s_t next_at; /* start of the next session; 0: none */
};

/* Read: a coordinator's programme, or a coach's caseload; oldest first. Others: none. */
struct people_list {
    struct actor actor;
    unix_s_t now;
    struct list_range range;
};
struct people_list_out {
    size_t count;
    bool is_more;           /* there are more than fit */
    struct list_place last; /* of these, if any */
    struct person_row people[200];
};
extern const struct store_call people_list;

/* Write, coordinator: a new person in the coordinator's programme. ERR_NOT_FOUND "coach": none of
 * this programme; a zero coach is nobody yet. ERR_NOT_NOW "coach": as of caseload_set. ERR_CONFLICT
 * "reach_value": somebody of this programme is reached there already. ERR_INPUT "zone". */
struct person_add {
    struct write write;
    char nickname[NICKNAME_SIZE];
    enum reach_kind reach_kind;
    char reach_value[REACH_VALUE_SIZE]; /* empty for none */
    struct id coach;
    char zone[ZONE_NAME_SIZE];
    char language[LANGUAGE_SIZE];
};
extern const struct store_call person_add; /* out: struct person_row */

/* Write, coordinator: where this person is reached, to phone or write to them. It changes nothing,
 * but who looked, and when, stays in the audit. ERR_NOT_FOUND "person". */
struct person_reach {
    struct write write;
    struct id person;
};
struct person_reach_out {
    enum reach_kind kind;
    char value[REACH_VALUE_SIZE]; /* empty for none */
};
extern const struct store_call person_reach;

/* Read, coordinator: one of the programme. ERR_NOT_FOUND "person". */
struct person_get {
    struct actor actor;
    struct id person;
    unix_s_t now;
};
extern const struct store_call person_get; /* out: struct person_row */

enum caseload_kind { CASELOAD_PRIMARY, CASELOAD_BACKUP };
extern const char *const caseload_kind_names[]; /* "primary", "backup", NULL */

/* Write, coordinator: this coach is the person's primary one, or the back-up, from now on, in the
 * place of whoever was; a back-up who becomes primary is back-up no more. ERR_NOT_FOUND "person" or
 * "coach". ERR_NOT_NOW "coach": the two may not be brought together (store/fitting.h), or the coach
 * takes nobody new. ERR_CONFLICT "kind": the primary coach cannot become the back-up. ERR_CHANGED:
 * as match_check. */
struct caseload_set {
    struct write write;
    struct id person;
    struct id coach;
    enum caseload_kind kind;
};
extern const struct store_call caseload_set; /* out: struct person_row */

/* Write, coordinator: nobody is the person's primary coach, or back-up, from now on. Who has no
 * primary coach is in the cohort; what is booked stays. Saying it again changes nothing.
 * ERR_NOT_FOUND "person"; ERR_CHANGED: as match_check, of the person's coaches. */
struct caseload_leave {
    struct write write;
    struct id person;
    enum caseload_kind kind;
};
extern const struct store_call caseload_leave; /* out: struct person_row */

/* --- coaches -------------------------------------------------------------------------------- */

struct coach_row {
    struct id id;
    char nickname[NICKNAME_SIZE];
    char introduction[INTRODUCTION_SIZE];
    char zone[ZONE_NAME_SIZE];
    int64_t people;   /* on the caseload */
    unix_s_t next_at; /* start of the next session; 0: none */
    bool is_here;     /* has arrived for a session whose time is now */
};

/* Read: a coordinator's programme; a person's own coaches; a coach: oneself. Oldest first. */
struct coaches_list {
    struct actor actor;
    unix_s_t now;
    struct list_range range;
};
struct coaches_list_out {
    size_t count;
    bool is_more;
    struct list_place last; /* of these, if any */
    struct coach_row coaches[200];
};
extern const struct store_call coaches_list;

#endif
