/* The thresholds of a weak leg, and the words for it. Asked once in some seconds a leg. */
#include "relay/core/leg_quality.h"

#include <stdbool.h>

/* From here on a leg is weak, and very weak. Speech is hard to follow from a tenth of it lost;
 * ITU-T G.114 finds talk disturbed from 400 ms each way, and a call has two legs. */
static const struct limits {
    int32_t loss_permille;
    int32_t rtt_ms;
    int32_t jitter_ms;
} weak = {50, 400, 60}, very_weak = {150, 1000, 150};

static const char *const verdict_names[] = {
        [LEG_UNKNOWN] = "unknown",
        [LEG_GOOD] = "good",
        [LEG_WEAK] = "weak",
        [LEG_VERY_WEAK] = "very_weak",
};

static const char *const transport_names[] = {
        [TRANSPORT_UDP] = "udp",
        [TRANSPORT_TCP] = "tcp",
};

static bool way_reaches(const struct leg_way *way, const struct limits *limits)
{
    return way->loss_permille >= limits->loss_permille || way->jitter_ms >= limits->jitter_ms;
}

static bool reaches(const struct leg_quality *quality, const struct limits *limits)
{
    return quality->rtt_ms >= limits->rtt_ms || way_reaches(&quality->up, limits) ||
           way_reaches(&quality->down, limits);
}

enum leg_verdict leg_quality_judge(const struct leg_quality *quality)
{
    if (quality->rtt_ms < 0 && quality->up.loss_permille < 0 && quality->down.loss_permille < 0) {
        return LEG_UNKNOWN;
    }
    if (reaches(quality, &very_weak)) {
        return LEG_VERY_WEAK;
    }
    return reaches(quality, &weak) ? LEG_WEAK : LEG_GOOD;
}

const char *leg_verdict_name(enum leg_verdict verdict)
{
    return verdict_names[verdict];
}

static void set_measured(struct json *json, const char *name, int32_t value)
{
    if (value != LEG_UNMEASURED) {
        json_set_number(json, name, value);
    }
}

struct json *leg_quality_json(const struct leg_quality *quality)
{
    struct json *json = json_object_create();
    json_set_text(json, "verdict", leg_verdict_name(quality->verdict));
    json_set_text(json, "transport", transport_names[quality->transport]);
    json_set_number(json, "ip_version", quality->ip_version);
    set_measured(json, "rtt_ms", quality->rtt_ms);
    json_set_number(json, "up_kbit_s", quality->up.kbit_s);
    set_measured(json, "up_loss_permille", quality->up.loss_permille);
    set_measured(json, "up_jitter_ms", quality->up.jitter_ms);
    json_set_number(json, "down_kbit_s", quality->down.kbit_s);
    set_measured(json, "down_loss_permille", quality->down.loss_permille);
    set_measured(json, "down_jitter_ms", quality->down.jitter_ms);
    return json;
}
