/* Settings: three sources in order, and errors that name the setting and the line. */
#include "common/config.h"

#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

struct sample {
    char name[8];
    char secret[16];
    int64_t port;
    bool is_open;
};

#define AT(member) .offset = offsetof(struct sample, member)

static const struct setting settings[] = {
        {.name = "name", .kind = SETTING_TEXT, AT(name), .size = 8, .help = "Who we are."},
        {.name = "open", .kind = SETTING_BOOL, AT(is_open), .fallback = "false", .help = "Open?"},
        {.name = "port",
                .kind = SETTING_NUMBER,
                AT(port),
                .min = 1,
                .max = 65535,
                .fallback = "8080",
                .help = "Where we listen."},
        {.name = "secret",
                .kind = SETTING_TEXT,
                AT(secret),
                .size = 16,
                .fallback = "",
                .is_secret = true,
                .help = "Tell nobody."},
};

static enum err read_text(const char *text, struct sample *sample, struct error *error)
{
    return config_read_text(settings, COUNT_OF(settings), text, strlen(text), sample, error);
}

static void assert_refused(const char *text, const char *field, const char *line)
{
    struct sample sample = {.port = 0};
    struct error error = {.field = "-"};
    assert_int_equal(read_text(text, &sample, &error), ERR_INPUT);
    assert_string_equal(error.field, field);
    assert_non_null(strstr(error.text, line));
}

static void test_config_reads_lines_with_comments_and_blanks(void **state)
{
    (void)state;
    struct sample s = {.port = 0};
    struct error error;
    assert_int_equal(
            read_text("# a comment\n\n  name =  a#b  # another\r\nport=1\nopen = true", &s, &error),
            ERR_OK);
    assert_string_equal(s.name, "a#b");
    assert_true(s.port == 1 && s.is_open);
}

static void test_config_names_an_unknown_setting_and_its_line(void **state)
{
    (void)state;
    assert_refused("name = a\nprot = 1\n", "prot", "line 2");
    assert_refused("NAME = a\n", "NAME", "line 1");
    assert_refused("na\x1bme = a\n", "?", "line 1");
}

static void test_config_refuses_a_setting_that_is_said_twice(void **state)
{
    (void)state;
    assert_refused("port = 1\n\nport = 1\n", "port", "line 3: said already on line 1");
}

static void test_config_refuses_numbers_that_are_none(void **state)
{
    (void)state;
    static const char *const values[] = {"", "x", "1x", "0", "65536", "-1", "+1", " ", "1 2",
            "0x10", "1.5", "99999999999999999999"};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        char text[64] = "port = ";
        assert_refused(strcat(text, values[i]), "port", "line 1");
    }
    assert_refused("open = yes\n", "open", "line 1");
    assert_refused("name = 12345678\n", "name", "line 1");
}

static void test_config_refuses_lines_that_are_none(void **state)
{
    (void)state;
    struct sample s = {.port = 0};
    assert_refused("name\n", "", "line 1");
    assert_refused("= a\n", "", "line 1");
    assert_int_equal(
            config_read_text(settings, COUNT_OF(settings), "name = a\0b", 10, &s, NULL), ERR_INPUT);
    char text[CONFIG_LINE_MAX + 20];
    memset(text, 'a', sizeof(text));
    assert_int_equal(config_read_text(settings, COUNT_OF(settings), text, sizeof(text), &s, NULL),
            ERR_INPUT);
}

/* Writes text to a file of its own; the caller unlinks. */
static void write_file(char path[32], const char *text)
{
    strcpy(path, "/tmp/porchlight-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

static enum err load(const char *path, struct sample *s, struct error *error)
{
    return config_load(settings, COUNT_OF(settings), path, s, error);
}

static void test_config_takes_fallback_then_file_then_environment(void **state)
{
    (void)state;
    char path[32];
    struct error error;
    struct sample s = {.port = 0};
    write_file(path, "name = file\nport = 2\n");
    setenv("PORCHLIGHT_PORT", "3", 1);
    assert_int_equal(load(path, &s, &error), ERR_OK);
    assert_true(s.port == 3 && !s.is_open);
    assert_string_equal(s.name, "file");
    unsetenv("PORCHLIGHT_PORT");
    assert_int_equal(load(path, &s, &error), ERR_OK);
    assert_true(s.port == 2);
    unlink(path);
    assert_int_equal(load(path, &s, &error), ERR_IO);
    assert_string_equal(error.field, path);
}

static void test_config_asks_for_what_must_be_set(void **state)
{
    (void)state;
    struct sample s = {.port = 0};
    struct error error;
    assert_int_equal(load(NULL, &s, &error), ERR_INPUT);
    assert_string_equal(error.field, "name");
    setenv("PORCHLIGHT_NAME", "env", 1);
    assert_int_equal(load(NULL, &s, &error), ERR_OK);
    assert_true(s.port == 8080);
    setenv("PORCHLIGHT_PORT", "far", 1);
    assert_int_equal(load(NULL, &s, &error), ERR_INPUT);
    assert_string_equal(error.field, "port");
    assert_non_null(strstr(error.text, "environment"));
    unsetenv("PORCHLIGHT_NAME");
    unsetenv("PORCHLIGHT_PORT");
}

static void test_config_prints_itself_but_no_secret(void **state)
{
    (void)state;
    char text[1024] = "";
    struct sample s = {.name = "a", .secret = "hush-hush", .port = 5};
    FILE *out = fmemopen(text, sizeof(text), "w");
    config_print(settings, COUNT_OF(settings), &s, out);
    fclose(out);
    assert_string_equal(text,
            "# Who we are.\nname = a\n# Open?\nopen = false\n# Where we listen.\nport = 5\n"
            "# Tell nobody.\nsecret = set\n");
    s.secret[0] = '\0';
    out = fmemopen(text, sizeof(text), "w");
    config_print(settings, COUNT_OF(settings), &s, out);
    fclose(out);
    assert_non_null(strstr(text, "secret = not set\n"));
}

static void test_config_never_repeats_a_value_in_an_error(void **state)
{
    (void)state;
    struct sample s = {.port = 0};
    struct error error;
    assert_int_equal(read_text("secret = 1234567890-hush-hush\n", &s, &error), ERR_INPUT);
    assert_null(strstr(error.text, "hush"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_config_reads_lines_with_comments_and_blanks),
            cmocka_unit_test(test_config_names_an_unknown_setting_and_its_line),
            cmocka_unit_test(test_config_refuses_a_setting_that_is_said_twice),
            cmocka_unit_test(test_config_refuses_numbers_that_are_none),
            cmocka_unit_test(test_config_refuses_lines_that_are_none),
            cmocka_unit_test(test_config_takes_fallback_then_file_then_environment),
            cmocka_unit_test(test_config_asks_for_what_must_be_set),
            cmocka_unit_test(test_config_prints_itself_but_no_secret),
            cmocka_unit_test(test_config_never_repeats_a_value_in_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
