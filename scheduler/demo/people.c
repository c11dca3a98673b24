/* The made-up people themselves: first names of things one meets outdoors, so that nobody takes
 * them for somebody. Two lines from each coach, in words that a coach might use. */
#include "scheduler/demo/people.h"

const char demo_organisation_name[] = "Harbor Street";
const char demo_organisation_phone[] = "+1 202 555 0199";
const char demo_programme_name[] = "Harbor Street";
const char demo_coach_label[] = "peer coach";

#define HOUR(hour) ((hour)*60)

const struct demo_coach_words demo_coach_words[DEMO_COACHES] = {
        {"Juniper",
                "I have been where the mornings are heavy, and I found a pace that holds.\n"
                "We start where you are today; tea is allowed.",
                "America/New_York", {"1234567", {HOUR(8), HOUR(12)}, {HOUR(13), HOUR(21)}}},
        {"Marlow",
                "Former night-shift cook, eleven years on this road.\n"
                "I listen first and I keep my promises small.",
                "America/Chicago", {"12345", {HOUR(9), HOUR(12)}, {HOUR(17), HOUR(20)}}},
        {"Wren",
                "I grew up far from any town and know how long a week can be.\n"
                "Good with quiet calls, good with long ones.",
                "America/Denver", {"2345", {HOUR(8), HOUR(11)}, {HOUR(14), HOUR(18)}}},
        {"Saguaro",
                "Desert walker, father of two, ten years of starting again.\n"
                "Hablo español.",
                "America/Phoenix", {"1246", {HOUR(7), HOUR(11)}, {HOUR(18), HOUR(20)}}},
        {"Otter",
                "I like plain words and short plans.\n"
                "If the camera feels like too much, we just talk.",
                "America/Los_Angeles", {"13567", {HOUR(10), HOUR(13)}, {HOUR(16), HOUR(20)}}},
        {"Tundra",
                "Up here the winters teach patience, and I had to learn it late.\n"
                "I answer the odd questions too.",
                "America/Anchorage", {"1235", {HOUR(9), HOUR(13)}, {HOUR(0), HOUR(0)}}},
        {"Pilina",
                "Family first, and then a good walk: that is how I came through.\n"
                "Mornings are my best time.",
                "Pacific/Honolulu", {"23456", {HOUR(6), HOUR(10)}, {HOUR(15), HOUR(17)}}},
        {"Coqui",
                "Vengo de una isla donde todos se saludan.\n"
                "I work in Spanish and in English, whichever is closer to you.",
                "America/Puerto_Rico", {"12346", {HOUR(8), HOUR(12)}, {HOUR(19), HOUR(21)}}},
        {"Thistle",
                "I drove trucks, then I learned to sit still.\n"
                "We can plan a week, or just get through an evening.",
                "America/Detroit", {"1357", {HOUR(11), HOUR(15)}, {HOUR(18), HOUR(22)}}},
        {"Larkspur",
                "Grandmother, gardener, twenty years of one day at a time.\n"
                "Nothing you say will surprise me.",
                "America/Boise", {"12345", {HOUR(9), HOUR(11)}, {HOUR(13), HOUR(16)}}},
        {"Cinder",
                "I came late to this and I am glad that I did.\n"
                "Text is fine on days when talking is not.",
                "America/Indiana/Indianapolis",
                {"24567", {HOUR(10), HOUR(14)}, {HOUR(19), HOUR(21)}}},
        {"Skerry",
                "From the coast, up early, slow to judge.\n"
                "I have time for the practical things: work, housing, forms.",
                "America/Halifax", {"1245", {HOUR(7), HOUR(12)}, {HOUR(0), HOUR(0)}}},
};

#define EAST "America/New_York"
#define MIDDLE "America/Chicago"
#define MOUNTAIN "America/Denver"
#define WEST "America/Los_Angeles"

const struct demo_person_words demo_person_words[DEMO_PEOPLE] = {
        {"Pebble", EAST, "en"},
        {"Acorn", EAST, "en"},
        {"Alder", MIDDLE, "en"},
        {"Anemone", WEST, "en"},
        {"Aspen", MOUNTAIN, "en"},
        {"Basalt", "America/Phoenix", "en"},
        {"Bramble", EAST, "en"},
        {"Brisa", "America/Puerto_Rico", "es"},
        {"Cattail", MIDDLE, "en"},
        {"Cedar", WEST, "en"},
        {"Chamisa", MOUNTAIN, "es"},
        {"Clover", EAST, "en"},
        {"Cobble", MIDDLE, "en"},
        {"Cricket", EAST, "en"},
        {"Delta", MIDDLE, "en"},
        {"Driftwood", "America/Anchorage", "en"},
        {"Estrella", "America/Phoenix", "es"},
        {"Fennel", WEST, "en"},
        {"Finch", EAST, "en"},
        {"Garnet", MOUNTAIN, "en"},
        {"Heron", EAST, "en"},
        {"Indigo", WEST, "en"},
        {"Kelp", "Pacific/Honolulu", "en"},
        {"Lichen", "America/Anchorage", "en"},
        {"Luna", "America/Puerto_Rico", "es"},
        {"Maple", EAST, "en"},
        {"Minnow", MIDDLE, "en"},
        {"Nettle", MOUNTAIN, "en"},
        {"Nopal", "America/Phoenix", "es"},
        {"Opal", WEST, "en"},
        {"Pinecone", MOUNTAIN, "en"},
        {"Plover", EAST, "en"},
        {"Quartz", MIDDLE, "en"},
        {"Reed", EAST, "en"},
        {"Rowan", MIDDLE, "en"},
        {"Sorrel", WEST, "en"},
        {"Sparrow", EAST, "en"},
        {"Tamarack", MIDDLE, "en"},
        {"Tern", "America/Halifax", "en"},
        {"Yarrow", MOUNTAIN, "en"},
};

const struct demo_coordinator demo_coordinator_words[DEMO_COORDINATORS] = {
        {"Beacon", EAST},
        {"Compass", MIDDLE},
};
