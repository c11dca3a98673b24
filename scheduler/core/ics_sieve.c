/* Reads content lines one by one, folded ones together. Components that are not in the table are
 * left out whole, with all that is in them; of the others, the properties in the table go through
 * with the parameters in the table. Called on a fetching thread. */
#include "scheduler/core/ics_sieve.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scheduler/core/ics_rule.h"

/* --- what goes through -------------------------------------------------------------------- */

enum component {
    NONE,
    CALENDAR,
    EVENT,
    BUSY, /* VFREEBUSY */
    ZONE,
    STANDARD,
    DAYLIGHT,
    OTHER, /* left out */
};

static const struct {
    const char *name;
    enum component parent;
    enum component component;
} components[] = {
        {"VCALENDAR", NONE, CALENDAR},
        {"VEVENT", CALENDAR, EVENT},
        {"VFREEBUSY", CALENDAR, BUSY},
        {"VTIMEZONE", CALENDAR, ZONE},
        {"STANDARD", ZONE, STANDARD},
        {"DAYLIGHT", ZONE, DAYLIGHT},
};

static const struct {
    enum component component;
    const char *name;
} properties[] = {
        {EVENT, "DTEND"},
        {EVENT, "DTSTART"},
        {EVENT, "DURATION"},
        {EVENT, "EXDATE"},
        {EVENT, "RDATE"},
        {EVENT, "RECURRENCE-ID"},
        {EVENT, "RRULE"},
        {EVENT, "STATUS"},
        {EVENT, "TRANSP"},
        {EVENT, "UID"},
        {BUSY, "FREEBUSY"},
        {ZONE, "TZID"},
        {STANDARD, "DTSTART"},
        {STANDARD, "RDATE"},
        {STANDARD, "RRULE"},
        {STANDARD, "TZOFFSETFROM"},
        {STANDARD, "TZOFFSETTO"},
};

static const char *const parameters[] = {"FBTYPE", "RANGE", "TZID", "VALUE"};

struct sieve {
    const char *at; /* what is still to be read */
    const char *end;
    struct buffer *out;
    enum component stack[ICS_DEPTH_MAX + 1];
    int depth;
    int left_out; /* depth within a component that is left out */
    int component_count;
    int zone_count;
    int change_count;
    int rule_count; /* of clocks */
    bool has_rule;  /* the change of a clock that is being read */
    bool has_calendar;
    size_t len; /* of line */
    bool is_cut;
    char line[ICS_LINE_MAX + 1];
};

static bool is_word(const char *text, size_t len, const char *word)
{
    return strlen(word) == len && strncasecmp(text, word, len) == 0;
}

static const char *property_find(enum component component, const char *name, size_t len)
{
    component = component == DAYLIGHT ? STANDARD : component;
    for (size_t i = 0; i < sizeof(properties) / sizeof(properties[0]); i++) {
        if (properties[i].component == component && is_word(name, len, properties[i].name)) {
            return properties[i].name;
        }
    }
    return NULL;
}

static const char *parameter_find(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof(parameters) / sizeof(parameters[0]); i++) {
        if (is_word(name, len, parameters[i])) {
            return parameters[i];
        }
    }
    return NULL;
}

/* --- lines -------------------------------------------------------------------------------- */

static void line_add(struct sieve *sieve, const char *text, size_t len)
{
    size_t room = ICS_LINE_MAX - sieve->len;
    sieve->is_cut |= len > room;
    len = len < room ? len : room;
    memcpy(sieve->line + sieve->len, text, len);
    sieve->len += len;
}

/* The next line with what is folded to it; false: there is none. */
static bool line_next(struct sieve *sieve)
{
    sieve->len = 0;
    sieve->is_cut = false;
    bool is_there = sieve->at < sieve->end;
    bool is_more = is_there;
    while (is_more) {
        size_t left = (size_t)(sieve->end - sieve->at);
        const char *feed = memchr(sieve->at, '\n', left);
        size_t whole = feed == NULL ? left : (size_t)(feed - sieve->at) + 1;
        size_t len = feed == NULL ? left : whole - 1;
        len -= len > 0 && sieve->at[len - 1] == '\r';
        line_add(sieve, sieve->at, len);
        sieve->at += whole;
        is_more = sieve->at < sieve->end && (*sieve->at == ' ' || *sieve->at == '\t');
        sieve->at += is_more;
    }
    sieve->line[sieve->len] = '\0';
    return is_there;
}

/* The first of these characters outside of quotes; NULL: there is none. */
static const char *mark_find(const char *text, const char *marks)
{
    bool is_quoted = false;
    for (; *text != '\0'; text++) {
        is_quoted ^= *text == '"';
        if (!is_quoted && strchr(marks, *text) != NULL) {
            return text;
        }
    }
    return NULL;
}

static bool has_controls(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < ' ' || *text == 0x7f) {
            return true;
        }
    }
    return false;
}

/* --- properties --------------------------------------------------------------------------- */

/* ";NAME=value" of a parameter that goes through. What moves this and all that follow is not
 * understood (nobody writes it any more), and must not be taken for what moves one. */
static enum err parameter_put(struct sieve *sieve, const char *text, size_t len)
{
    const char *equals = memchr(text, '=', len);
    if (equals == NULL) {
        return ERR_INPUT;
    }
    const char *name = parameter_find(text, (size_t)(equals - text));
    if (name == NULL) {
        return ERR_OK;
    }
    if (strcmp(name, "RANGE") == 0) {
        return ERR_INPUT;
    }
    buffer_put_text(sieve->out, ";");
    buffer_put_text(sieve->out, name);
    buffer_put(sieve->out, equals, len - (size_t)(equals - text));
    return ERR_OK;
}

/* A clock has one rule for a change, which began when there were such clocks. */
static enum err change_check(struct sieve *sieve, const char *name, const char *value)
{
    if (strcmp(name, "RRULE") == 0) {
        bool is_second = sieve->has_rule;
        sieve->has_rule = true;
        sieve->rule_count++;
        return is_second || sieve->rule_count > ICS_CLOCK_RULES_MAX ? ERR_LIMIT : ERR_OK;
    }
    bool is_too_early = strcmp(name, "DTSTART") == 0 && strncmp(value, ICS_CLOCK_YEAR_MIN, 4) < 0;
    return is_too_early ? ERR_LIMIT : ERR_OK;
}

/* mark is at the first ';', or at the ':'. */
static enum err property_put(struct sieve *sieve, const char *name, const char *mark)
{
    enum err err = ERR_OK;
    buffer_put_text(sieve->out, name);
    while (err == ERR_OK && *mark == ';') {
        const char *next = mark_find(mark + 1, ";:");
        if (next == NULL) {
            return ERR_INPUT;
        }
        err = parameter_put(sieve, mark + 1, (size_t)(next - mark - 1));
        mark = next;
    }
    enum component component = sieve->stack[sieve->depth];
    if (err == ERR_OK && strcmp(name, "RRULE") == 0) {
        err = ics_rule_check(mark + 1, component != EVENT);
    }
    if (err == ERR_OK && (component == STANDARD || component == DAYLIGHT)) {
        err = change_check(sieve, name, mark + 1);
    }
    buffer_put_text(sieve->out, mark);
    buffer_put_text(sieve->out, "\r\n");
    return err;
}

/* --- components --------------------------------------------------------------------------- */

static enum component component_find(enum component parent, const char *name)
{
    for (size_t i = 0; i < sizeof(components) / sizeof(components[0]); i++) {
        if (components[i].parent == parent && strcasecmp(name, components[i].name) == 0) {
            return components[i].component;
        }
    }
    return OTHER;
}

/* One that would go through elsewhere: what it is doing here nobody can say. */
static bool is_misplaced(enum component parent, const char *name)
{
    for (size_t i = 0; i < sizeof(components) / sizeof(components[0]); i++) {
        if (components[i].parent != parent && strcasecmp(name, components[i].name) == 0) {
            return true;
        }
    }
    return false;
}

static const char *component_name(enum component component)
{
    for (size_t i = 0; i < sizeof(components) / sizeof(components[0]); i++) {
        if (components[i].component == component) {
            return components[i].name;
        }
    }
    return "";
}

/* Several calendars that follow each other become one. */
static void edge_put(struct sieve *sieve, const char *edge, enum component component)
{
    if (component == CALENDAR) {
        return;
    }
    buffer_put_text(sieve->out, edge);
    buffer_put_text(sieve->out, component_name(component));
    buffer_put_text(sieve->out, "\r\n");
}

static enum err component_count(struct sieve *sieve, enum component component)
{
    sieve->component_count++;
    sieve->zone_count += component == ZONE;
    sieve->change_count += component == STANDARD || component == DAYLIGHT;
    bool is_many = sieve->component_count > ICS_COMPONENTS_MAX ||
                   sieve->zone_count > ICS_ZONES_MAX || sieve->change_count > ICS_CHANGES_MAX;
    return is_many ? ERR_LIMIT : ERR_OK;
}

static enum err component_begin(struct sieve *sieve, const char *name)
{
    enum component parent = sieve->left_out > 0 ? OTHER : sieve->stack[sieve->depth];
    enum component component = component_find(parent, name);
    if ((parent == NONE && component != CALENDAR) || is_misplaced(parent, name)) {
        return ERR_INPUT;
    }
    if (component == OTHER) {
        sieve->left_out++;
        return sieve->depth + sieve->left_out > ICS_DEPTH_MAX ? ERR_LIMIT : ERR_OK;
    }
    if (component == CALENDAR && !sieve->has_calendar) {
        buffer_put_text(sieve->out, "BEGIN:VCALENDAR\r\n");
    }
    sieve->has_calendar = true;
    sieve->stack[++sieve->depth] = component;
    sieve->has_rule = false;
    edge_put(sieve, "BEGIN:", component);
    return component_count(sieve, component);
}

static enum err component_end(struct sieve *sieve, const char *name)
{
    enum component component = sieve->stack[sieve->depth];
    if (sieve->left_out > 0) {
        sieve->left_out--;
        return ERR_OK;
    }
    if (component == NONE || strcasecmp(name, component_name(component)) != 0) {
        return ERR_INPUT;
    }
    edge_put(sieve, "END:", component);
    sieve->depth--;
    return ERR_OK;
}

/* --- the whole ---------------------------------------------------------------------------- */

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t")] == '\0';
}

static enum err line_sift(struct sieve *sieve)
{
    const char *mark = mark_find(sieve->line, ";:");
    if (is_blank(sieve->line)) {
        return ERR_OK;
    }
    if (mark == NULL) {
        return sieve->left_out > 0 ? ERR_OK : ERR_INPUT;
    }
    size_t len = (size_t)(mark - sieve->line);
    if (is_word(sieve->line, len, "BEGIN")) {
        return component_begin(sieve, mark + 1);
    }
    if (is_word(sieve->line, len, "END")) {
        return component_end(sieve, mark + 1);
    }
    if (sieve->depth == 0) {
        return ERR_INPUT;
    }
    const char *name = property_find(sieve->stack[sieve->depth], sieve->line, len);
    if (sieve->left_out > 0 || name == NULL) {
        return ERR_OK;
    }
    if (sieve->is_cut) {
        return ERR_LIMIT;
    }
    return has_controls(sieve->line) ? ERR_INPUT : property_put(sieve, name, mark);
}

static enum err lines_sift(struct sieve *sieve)
{
    enum err err = ERR_OK;
    while (err == ERR_OK && line_next(sieve)) {
        err = line_sift(sieve);
    }
    if (err == ERR_OK && (!sieve->has_calendar || sieve->depth > 0 || sieve->left_out > 0)) {
        err = ERR_INPUT; /* none, or cut off */
    }
    buffer_put_text(sieve->out, "END:VCALENDAR\r\n");
    return err == ERR_OK ? sieve->out->err : err;
}

enum err ics_sieve(const char *text, size_t len, struct buffer *out)
{
    static const char mark[] = "\xef\xbb\xbf"; /* of UTF-8, which some put before it */
    if (len > ICS_BYTES_MAX) {
        return ERR_LIMIT;
    }
    if (memchr(text, '\0', len) != NULL) {
        return ERR_INPUT;
    }
    struct sieve *sieve = malloc(sizeof(*sieve));
    if (sieve == NULL) {
        return ERR_MEMORY;
    }
    size_t skip = len >= 3 && memcmp(text, mark, 3) == 0 ? 3 : 0;
    *sieve = (struct sieve){.at = text + skip, .end = text + len, .out = out};
    enum err err = lines_sift(sieve);
    free(sieve);
    return err;
}
