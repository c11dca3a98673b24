/* The names and words of the made-up people. */
#ifndef PORCHLIGHT_SCHEDULER_DEMO_PEOPLE_H
#define PORCHLIGHT_SCHEDULER_DEMO_PEOPLE_H

#include "scheduler/demo/plan.h"

struct demo_week {      /* the same windows on each of these days */
    const char *days;   /* digits 1 (Monday) to 7 */
    int morning_min[2]; /* start, end; equal: none */
    int evening_min[2];
};

struct demo_coach_words {
    const char *nickname;
    const char *introduction;
    const char *zone;
    struct demo_week week;
};

struct demo_person_words {
    const char *nickname;
    const char *zone;
    const char *language;
};

extern const char demo_organisation_name[];
extern const char demo_organisation_phone[];
extern const char demo_programme_name[];
extern const char demo_coach_label[];
extern const struct demo_coach_words demo_coach_words[DEMO_COACHES];
extern const struct demo_person_words demo_person_words[DEMO_PEOPLE];
extern const struct demo_coordinator demo_coordinator_words[DEMO_COORDINATORS];

#endif
