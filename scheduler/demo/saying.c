/* The made-up coaches' traits: what their two lines (people.c) let one guess, and a few that they
 * would rather not show. */
#include "scheduler/demo/saying.h"

#define EN                                                                                         \
    {                                                                                              \
        TRAIT_LANGUAGE, "en", true                                                                 \
    }
#define ES                                                                                         \
    {                                                                                              \
        TRAIT_LANGUAGE, "es", true                                                                 \
    }

const struct trait_entry demo_coach_traits[DEMO_COACHES][DEMO_TRAITS_MAX] = {
        {EN, {TRAIT_GENDER, "woman", true}, {TRAIT_PATHWAY, "own_way", true},
                {TRAIT_LIFE_STAGE, "middle", true}},
        {EN, {TRAIT_GENDER, "man", true}, {TRAIT_PATHWAY, "twelve_steps", true},
                {TRAIT_LIVED_EXPERIENCE, "alcohol", false}, {TRAIT_TIMES, "evenings", true}},
        {EN, {TRAIT_CULTURE, "rural", true}, {TRAIT_GENDER, "woman", true},
                {TRAIT_MODE, "voice", true}},
        {EN, ES, {TRAIT_GENDER, "man", true}, {TRAIT_PARENTING, "parent", true},
                {TRAIT_LIVED_EXPERIENCE, "jail_or_prison", false}},
        {EN, {TRAIT_GENDER, "nonbinary", true}, {TRAIT_MODE, "voice", true},
                {TRAIT_MODE, "text", true}},
        {EN, {TRAIT_GENDER, "man", true}, {TRAIT_PATHWAY, "medication", true},
                {TRAIT_CULTURE, "native", true}},
        {EN, {TRAIT_GENDER, "woman", true}, {TRAIT_PARENTING, "parent", true},
                {TRAIT_CULTURE, "pacific", true}, {TRAIT_TIMES, "mornings", true}},
        {EN, ES, {TRAIT_GENDER, "woman", true}, {TRAIT_CULTURE, "latino", true},
                {TRAIT_PATHWAY, "faith", true}},
        {EN, {TRAIT_GENDER, "man", true}, {TRAIT_VETERAN, "veteran", true},
                {TRAIT_LIVED_EXPERIENCE, "without_home", false}},
        {EN, {TRAIT_GENDER, "woman", true}, {TRAIT_LIFE_STAGE, "older", true},
                {TRAIT_PARENTING, "grandparent", true}, {TRAIT_PATHWAY, "twelve_steps", true}},
        {EN, {TRAIT_LIFE_STAGE, "older", true}, {TRAIT_MODE, "text", true},
                {TRAIT_PATHWAY, "secular", true}},
        {EN, {TRAIT_GENDER, "man", true}, {TRAIT_LIFE_STAGE, "working", true},
                {TRAIT_TIMES, "mornings", true}},
};
