/* What the made-up coaches say of themselves for being paired, by the shipped vocabulary. */
#ifndef PORCHLIGHT_SCHEDULER_DEMO_SAYING_H
#define PORCHLIGHT_SCHEDULER_DEMO_SAYING_H

#include "scheduler/core/traits.h"
#include "scheduler/demo/plan.h"

enum { DEMO_TRAITS_MAX = 6 };

/* Each list ends with an empty value, or is full. */
extern const struct trait_entry demo_coach_traits[DEMO_COACHES][DEMO_TRAITS_MAX];

#endif
