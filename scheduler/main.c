/* porchlight-scheduler: reads its options and settings, then does the one thing asked: serve, or
 * one of the small tools. A mistake in either is one sentence and exit status 2; what a tool finds
 * to be forged is one sentence and exit status 1. */
#include <stdio.h>
#include <string.h>

#include "common/dumps.h"
#include "common/error.h"
#include "common/json.h"
#include "common/log.h"
#include "common/random.h"
#include "scheduler/api/endpoints.h"
#include "scheduler/api/settings.h"
#include "scheduler/serve.h"
#include "scheduler/tools.h"
#include "scheduler/tools_backup.h"

enum { EXIT_OURS = 1, EXIT_USAGE = 2 };

static const char usage[] =
        "usage: porchlight-scheduler --config FILE [TOOL]\n"
        "  without TOOL      serve; prints `ready listen=PORT` once it does\n"
        "  --audit-verify    check the audit's chain; status 1: something is wrong\n"
        "  --backup FILE [--to RECIPIENT] [--keys-to RECIPIENT]\n"
        "                    seal the database into FILE, its keys into FILE.keys\n"
        "  --make-demo       fill an empty database with a made-up organisation\n"
        "  --make-keys       write the key files that are missing\n"
        "  --make-links      print a fresh sign-in link of each role, `ROLE URL`\n"
        "  --print-config    print every setting with its help\n"
        "  --print-routes    print every route and who may use it\n"
        "  --restore FILE --identity FILE [--keys FILE] [--check]\n"
        "                    put a backup back where nothing is, or look through it\n"
        "  --retention-look  print what is over and would be deleted now, by class\n";

static enum err print_config(const struct settings *settings, struct error *error)
{
    (void)error;
    settings_print(settings, stdout);
    return ERR_OK;
}

static enum err print_routes(const struct settings *settings, struct error *error)
{
    (void)settings;
    (void)error;
    endpoints_print(stdout);
    return ERR_OK;
}

static const struct tool {
    const char *flag;
    enum err (*run)(const struct settings *settings, struct error *error);
} tools[] = {
        {"--audit-verify", tool_audit_verify},
        {"--make-demo", tool_make_demo},
        {"--make-keys", tool_make_keys},
        {"--make-links", tool_make_links},
        {"--print-config", print_config},
        {"--print-routes", print_routes},
        {"--retention-look", tool_retention_look},
};

/* What stands behind these is theirs to read. */
static const struct word_tool {
    const char *flag;
    enum err (*run)(const struct settings *settings, int count, char **words, struct error *error);
} word_tools[] = {
        {"--backup", tool_backup},
        {"--restore", tool_restore},
};

struct options {
    const char *config;
    const struct tool *tool;           /* NULL: serve */
    const struct word_tool *word_tool; /* NULL: none */
    int word_count;
    char **words;
};

static const struct tool *tool_find(const char *flag)
{
    for (size_t i = 0; i < sizeof(tools) / sizeof(tools[0]); i++) {
        if (strcmp(tools[i].flag, flag) == 0) {
            return &tools[i];
        }
    }
    return NULL;
}

static const struct word_tool *word_tool_find(const char *flag)
{
    for (size_t i = 0; i < sizeof(word_tools) / sizeof(word_tools[0]); i++) {
        if (strcmp(word_tools[i].flag, flag) == 0) {
            return &word_tools[i];
        }
    }
    return NULL;
}

static enum err options_read(int count, char **words, struct options *ret, struct error *error)
{
    struct options options = {0};
    for (int i = 1; i < count && options.word_tool == NULL; i++) {
        const struct tool *tool = tool_find(words[i]);
        if (strcmp(words[i], "--config") == 0) {
            if (i + 1 == count || options.config != NULL) {
                return error_set(error, ERR_INPUT, "--config", "takes one file, once");
            }
            options.config = words[++i];
        } else if (tool == NULL && options.tool == NULL && word_tool_find(words[i]) != NULL) {
            options.word_tool = word_tool_find(words[i]);
            options.word_count = count - i - 1;
            options.words = words + i + 1;
        } else if (tool != NULL && options.tool == NULL) {
            options.tool = tool;
        } else if (tool != NULL) {
            return error_set(error, ERR_INPUT, words[i], "one tool at a time");
        } else {
            return error_set(error, ERR_INPUT, words[i], "is not an option; try --help");
        }
    }
    *ret = options;
    return ERR_OK;
}

static int complain(const struct error *error, int status)
{
    fprintf(stderr, "porchlight-scheduler: %s%s%s\n", error->field,
            error->field[0] == '\0' ? "" : ": ", error->text);
    return status;
}

static void log_begin(const char *level)
{
    static const char *const levels[] = {"debug", "info", "warning", "error"};
    size_t i = 0;
    while (i < LOG_ERROR && strcmp(levels[i], level) != 0) {
        i++;
    }
    log_init("scheduler", (enum log_level)i);
}

static enum err options_run(
        const struct options *options, const struct settings *settings, struct error *error)
{
    if (options->word_tool != NULL) {
        return options->word_tool->run(settings, options->word_count, options->words, error);
    }
    return options->tool == NULL ? serve(settings, error) : options->tool->run(settings, error);
}

int main(int count, char **words)
{
    static struct settings settings; /* some kilobytes; not on the stack */
    struct options options = {0};
    struct error error = {0};
    if (count == 2 && strcmp(words[1], "--help") == 0) {
        fputs(usage, stdout);
        return 0;
    }
    if (options_read(count, words, &options, &error) != ERR_OK ||
            settings_load(options.config, &settings, &error) != ERR_OK) {
        return complain(&error, EXIT_USAGE);
    }
    log_begin(settings.log_level);
    dumps_forbid();
    json_init();
    if (random_init() != ERR_OK) {
        error_set(&error, ERR_INTERNAL, NULL, "no randomness on this machine");
        return complain(&error, EXIT_OURS);
    }
    enum err err = options_run(&options, &settings, &error);
    if (err == ERR_OK) {
        return 0;
    }
    if (error.text[0] == '\0') {
        error_set(&error, err, NULL, "could not: %s", err_name(err));
    }
    return complain(&error, err == ERR_SIGNATURE ? EXIT_OURS : EXIT_USAGE);
}
