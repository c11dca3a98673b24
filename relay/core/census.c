/* Counts all legs, keeps a few. Filled by the media thread, written into the beat by the other. */
#include "relay/core/census.h"

static struct census_leg *best_kept(struct census *census)
{
    struct census_leg *best = &census->legs[0];
    for (size_t i = 1; i < census->count; i++) {
        if (census->legs[i].quality.verdict < best->quality.verdict) {
            best = &census->legs[i];
        }
    }
    return best;
}

void census_add(struct census *census, const struct census_leg *leg)
{
    census->verdicts[leg->quality.verdict]++;
    census->tcp += leg->quality.transport == TRANSPORT_TCP;
    census->ipv6 += leg->quality.ip_version == 6;
    if (census->count < CENSUS_LEGS_MAX) {
        census->legs[census->count++] = *leg;
        return;
    }
    struct census_leg *best = best_kept(census);
    if (leg->quality.verdict > best->quality.verdict) {
        *best = *leg;
    }
}

void census_write(struct json *beat, const struct census *census)
{
    struct json *list = json_array_create();
    json_set_number(beat, "legs_unknown", census->verdicts[LEG_UNKNOWN]);
    json_set_number(beat, "legs_good", census->verdicts[LEG_GOOD]);
    json_set_number(beat, "legs_weak", census->verdicts[LEG_WEAK]);
    json_set_number(beat, "legs_very_weak", census->verdicts[LEG_VERY_WEAK]);
    json_set_number(beat, "legs_tcp", census->tcp);
    json_set_number(beat, "legs_ipv6", census->ipv6);
    for (size_t i = 0; i < census->count; i++) {
        struct json *leg = leg_quality_json(&census->legs[i].quality);
        json_set_id(leg, "call", census->legs[i].call);
        json_set_id(leg, "seat", census->legs[i].seat);
        json_add_take(list, leg);
    }
    json_set_take(beat, "weakest", list);
}
