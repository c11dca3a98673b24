/* Log lines: one event, one line, nothing of a person. The lines are caught from a pipe. */
#include "common/log.h"

#include <stdio.h>
#include <unistd.h>

#include "unit.h"

struct caught {
    int saved;
    int pipe[2];
    char text[4096];
};

static void catch_begin(struct caught *caught)
{
    caught->saved = dup(STDERR_FILENO);
    assert_int_equal(pipe(caught->pipe), 0);
    dup2(caught->pipe[1], STDERR_FILENO);
}

static const char *catch_end(struct caught *caught)
{
    dup2(caught->saved, STDERR_FILENO);
    close(caught->saved);
    close(caught->pipe[1]);
    ssize_t len = read(caught->pipe[0], caught->text, sizeof(caught->text) - 1);
    close(caught->pipe[0]);
    caught->text[len > 0 ? len : 0] = '\0';
    return caught->text;
}

static void test_log_writes_one_line_with_short_ids(void **state)
{
    (void)state;
    struct caught caught;
    const struct id id = {{1, 2, 3}};
    char text[ID_TEXT_SIZE];
    char shorted[ID_SHORT_SIZE];
    log_init("relay", LOG_INFO);
    catch_begin(&caught);
    LOG(LOG_INFO, "call.admitted", LOG_ID("call", id), LOG_NUMBER("seats", -2),
            LOG_WORD("role", "coach"));
    const char *line = catch_end(&caught);
    char expected[100];
    snprintf(expected, sizeof(expected), " relay info call.admitted call=%s seats=-2 role=coach\n",
            id_short(id, shorted));
    assert_string_equal(line + strlen("2026-11-22T10:00:00.123Z"), expected);
    assert_int_equal(line[10], 'T');
    assert_null(strstr(line, id_text(id, text)));
}

static void test_log_lets_no_word_forge_a_line_or_a_value(void **state)
{
    (void)state;
    struct caught caught;
    catch_begin(&caught);
    LOG(LOG_ERROR, "x.y", LOG_WORD("word", "a\nb c=d\\\x1b\xff"), LOG_WORD("none", NULL));
    const char *line = catch_end(&caught);
    assert_non_null(strstr(line, "word=a\\x0ab\\x20c\\x3dd\\x5c\\x1b\\xff none=none\n"));
    assert_ptr_equal(strchr(line, '\n'), line + strlen(line) - 1);
}

static void test_log_is_silent_below_its_level(void **state)
{
    (void)state;
    struct caught caught;
    catch_begin(&caught);
    LOG(LOG_DEBUG, "x.y", LOG_NUMBER("n", 1));
    assert_string_equal(catch_end(&caught), "");
}

static void test_log_cuts_a_line_that_is_too_long(void **state)
{
    (void)state;
    struct caught caught;
    struct log_value values[64];
    char word[300];
    memset(word, 'w', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    for (size_t i = 0; i < COUNT_OF(values); i++)
        values[i] = LOG_WORD("word", word);
    catch_begin(&caught);
    log_values(LOG_INFO, "x.y", values, COUNT_OF(values));
    const char *line = catch_end(&caught);
    assert_true(strlen(line) <= 1025);
    assert_int_equal(line[strlen(line) - 1], '\n');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_log_writes_one_line_with_short_ids),
            cmocka_unit_test(test_log_lets_no_word_forge_a_line_or_a_value),
            cmocka_unit_test(test_log_is_silent_below_its_level),
            cmocka_unit_test(test_log_cuts_a_line_that_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
