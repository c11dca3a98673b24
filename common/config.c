/* Settings of a service, by table. Three sources in order: what the table falls back to, the
 * file, the environment. Called once at start by each main; the object is constant afterwards. */
#include "common/config.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct config_line {
    const char *name;
    size_t name_len;
    char value[CONFIG_LINE_MAX + 1];
};

/* --- one value ----------------------------------------------------------------------------- */

static enum err store_number(const struct setting *setting, const char *value, void *target,
        const char *source, struct error *error)
{
    char *end = NULL;
    errno = 0;
    int64_t number = strtoll(value, &end, 10);
    bool is_digits = isdigit((unsigned char)value[0]) ||
                     (value[0] == '-' && isdigit((unsigned char)value[1]));
    if (!is_digits || *end != '\0' || errno != 0 || number < setting->min || number > setting->max)
        return error_set(error, ERR_INPUT, setting->name,
                "%s: must be a whole number from %" PRId64 " to %" PRId64, source, setting->min,
                setting->max);
    memcpy(target, &number, sizeof(number));
    return ERR_OK;
}

static enum err store_bool(const struct setting *setting, const char *value, void *target,
        const char *source, struct error *error)
{
    bool is_true = strcmp(value, "true") == 0;
    if (!is_true && strcmp(value, "false") != 0)
        return error_set(error, ERR_INPUT, setting->name, "%s: must be true or false", source);
    memcpy(target, &is_true, sizeof(is_true));
    return ERR_OK;
}

/* source says where the value stood, for the person who mends it; never the value itself. */
static enum err store(const struct setting *setting, const char *value, void *object,
        const char *source, struct error *error)
{
    void *target = (char *)object + setting->offset;
    switch (setting->kind) {
    case SETTING_TEXT:
        if (strlen(value) >= setting->size)
            return error_set(error, ERR_INPUT, setting->name, "%s: longer than %zu bytes", source,
                    setting->size - 1);
        memcpy(target, value, strlen(value) + 1);
        return ERR_OK;
    case SETTING_NUMBER:
        return store_number(setting, value, target, source, error);
    case SETTING_BOOL:
        return store_bool(setting, value, target, source, error);
    }
    return ERR_INTERNAL;
}

/* --- the file ------------------------------------------------------------------------------ */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* A # begins a comment at the beginning of the line and after a blank. */
static size_t length_without_comment(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '#' && (i == 0 || is_blank(text[i - 1])))
            return i;
    }
    return len;
}

static void trim(const char **text, size_t *len)
{
    while (*len > 0 && is_blank((*text)[*len - 1]))
        (*len)--;
    for (; *len > 0 && is_blank((*text)[0]); (*len)--)
        (*text)++;
}

/* name_len 0: the line is empty. */
static enum err split_line(const char *text, size_t len, struct config_line *ret_line)
{
    *ret_line = (struct config_line){.name_len = 0};
    if (len > CONFIG_LINE_MAX || memchr(text, '\0', len))
        return ERR_INPUT;
    len = length_without_comment(text, len);
    trim(&text, &len);
    if (len == 0)
        return ERR_OK;
    const char *equals = memchr(text, '=', len);
    if (!equals || equals == text)
        return ERR_INPUT;
    const char *value = equals + 1;
    size_t value_len = len - (size_t)(value - text);
    ret_line->name = text;
    ret_line->name_len = (size_t)(equals - text);
    trim(&ret_line->name, &ret_line->name_len);
    trim(&value, &value_len);
    memcpy(ret_line->value, value, value_len);
    return ERR_OK;
}

/* count: no such setting. */
static size_t find_setting(
        const struct setting *settings, size_t count, const struct config_line *line)
{
    size_t i = 0;
    while (i < count && (strlen(settings[i].name) != line->name_len ||
                                memcmp(settings[i].name, line->name, line->name_len) != 0))
        i++;
    return i;
}

static bool is_printable(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (text[i] <= ' ' || text[i] > '~')
            return false;
    }
    return len > 0;
}

static enum err refuse_unknown(const struct config_line *line, int number, struct error *error)
{
    char name[sizeof(error->field)] = "?";
    if (line->name_len < sizeof(name) && is_printable(line->name, line->name_len)) {
        memcpy(name, line->name, line->name_len);
        name[line->name_len] = '\0';
    }
    return error_set(error, ERR_INPUT, name, "line %d: there is no such setting", number);
}

static enum err read_one_line(const struct setting *settings, size_t count, const char *text,
        size_t len, int number, int said[CONFIG_SETTINGS_MAX], void *object, struct error *error)
{
    struct config_line line;
    if (split_line(text, len, &line) != ERR_OK)
        return error_set(error, ERR_INPUT, NULL, "line %d: is not `name = value`", number);
    if (line.name_len == 0)
        return ERR_OK;
    size_t index = find_setting(settings, count, &line);
    if (index == count)
        return refuse_unknown(&line, number, error);
    if (said[index])
        return error_set(error, ERR_INPUT, settings[index].name, "line %d: said already on line %d",
                number, said[index]);
    said[index] = number;
    char source[32];
    snprintf(source, sizeof(source), "line %d", number);
    return store(&settings[index], line.value, object, source, error);
}

enum err config_read_text(const struct setting *settings, size_t count, const char *text,
        size_t len, void *object, struct error *error)
{
    if (count > CONFIG_SETTINGS_MAX)
        return ERR_INTERNAL;
    int said[CONFIG_SETTINGS_MAX] = {0}; /* the line of each, 0: not yet */
    const char *end = text + len;
    for (int number = 1; text < end; number++) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        if (!line_end)
            line_end = end;
        enum err err = read_one_line(
                settings, count, text, (size_t)(line_end - text), number, said, object, error);
        if (err)
            return err;
        text = line_end + 1;
    }
    return ERR_OK;
}

static enum err read_file(const struct setting *settings, size_t count, const char *path,
        void *object, struct error *error)
{
    FILE *file = fopen(path, "rbe");
    char *text = malloc(CONFIG_FILE_MAX + 1);
    enum err err = ERR_OK;
    size_t len = file && text ? fread(text, 1, CONFIG_FILE_MAX + 1, file) : 0;
    if (!file || !text || ferror(file))
        err = error_set(error, ERR_IO, path, "cannot read the file: %s", strerror(errno));
    else if (len > CONFIG_FILE_MAX)
        err = error_set(error, ERR_INPUT, path, "is longer than %d bytes", CONFIG_FILE_MAX);
    else
        err = config_read_text(settings, count, text, len, object, error);
    free(text);
    if (file)
        fclose(file);
    return err;
}

/* --- fallbacks and environment ------------------------------------------------------------- */

static const char *read_environment(const char *name)
{
    char variable[96] = "PORCHLIGHT_";
    size_t len = strlen(variable);
    for (size_t i = 0; name[i] && len < sizeof(variable) - 1; i++)
        variable[len++] = isalnum((unsigned char)name[i]) ? (char)toupper(name[i]) : '_';
    variable[len] = '\0';
    return getenv(variable);
}

static enum err apply_fallbacks(const struct setting *settings, size_t count, void *object)
{
    for (size_t i = 0; i < count; i++) {
        if (settings[i].fallback &&
                store(&settings[i], settings[i].fallback, object, "fallback", NULL) != ERR_OK)
            return ERR_INTERNAL;
    }
    return ERR_OK;
}

static enum err apply_environment(
        const struct setting *settings, size_t count, void *object, struct error *error)
{
    enum err err = ERR_OK;
    for (size_t i = 0; i < count && !err; i++) {
        const char *value = read_environment(settings[i].name);
        if (value)
            err = store(&settings[i], value, object, "environment", error);
    }
    return err;
}

/* A text without fallback must be set; numbers and booleans always have one in the table. */
static enum err check_required(
        const struct setting *settings, size_t count, const void *object, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        bool is_required = settings[i].kind == SETTING_TEXT && !settings[i].fallback;
        if (is_required && *((const char *)object + settings[i].offset) == '\0')
            return error_set(error, ERR_INPUT, settings[i].name, "must be set");
    }
    return ERR_OK;
}

enum err config_load(const struct setting *settings, size_t count, const char *path, void *object,
        struct error *error)
{
    enum err err = apply_fallbacks(settings, count, object);
    if (!err && path)
        err = read_file(settings, count, path, object, error);
    if (!err)
        err = apply_environment(settings, count, object, error);
    if (!err)
        err = check_required(settings, count, object, error);
    return err;
}

/* --- printing ------------------------------------------------------------------------------ */

static void print_value(const struct setting *setting, const void *object, FILE *out)
{
    const char *target = (const char *)object + setting->offset;
    int64_t number = 0;
    bool is_true = false;
    switch (setting->kind) {
    case SETTING_TEXT:
        fputs(target, out);
        break;
    case SETTING_NUMBER:
        memcpy(&number, target, sizeof(number));
        fprintf(out, "%" PRId64, number);
        break;
    case SETTING_BOOL:
        memcpy(&is_true, target, sizeof(is_true));
        fputs(is_true ? "true" : "false", out);
        break;
    }
}

void config_print(const struct setting *settings, size_t count, const void *object, FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        const char *target = (const char *)object + settings[i].offset;
        fprintf(out, "# %s\n%s = ", settings[i].help, settings[i].name);
        if (!settings[i].is_secret)
            print_value(&settings[i], object, out);
        else
            fputs(*target ? "set" : "not set", out);
        fputc('\n', out);
    }
}
