/* Drafts: a name is given to what is whole, or to nothing. */
#include "scheduler/backup/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/common/unit.h"

struct fixture {
    char folder[32];
    char path[64], name[64];
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    strcpy(f->folder, "/tmp/porchlight-XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->path, sizeof(f->path), "%s/file", f->folder);
    snprintf(f->name, sizeof(f->name), "%s/file.new", f->folder);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    unlink(f->path);
    int left = rmdir(f->folder); /* nothing else is there */
    free(f);
    return left;
}

static void file_write(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_file(const char *path, const char *text)
{
    char found[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t len = fread(found, 1, sizeof(found) - 1, file);
    found[len] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static void test_draft_takes_the_place_of_what_was_there_only_when_it_is_kept(void **state)
{
    struct fixture *f = *state;
    struct draft draft;
    struct stat info;
    file_write(f->path, "old");
    assert_int_equal(draft_open(&draft, f->path, ".new", NULL), ERR_OK);
    assert_int_equal(write(draft.fd, "new", 3), 3);
    assert_file(f->path, "old");
    assert_int_equal(draft_keep(&draft, false, NULL), ERR_OK);
    draft_drop(&draft);
    assert_file(f->path, "new");
    assert_int_equal(stat(f->path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

static const char *const sqlites[] = {"-wal", "-shm", "-journal"}; /* files beside a database */
enum { SQLITES = sizeof(sqlites) / sizeof(sqlites[0]) };

static void sqlites_write(const struct fixture *f)
{
    for (int i = 0; i < SQLITES; i++) {
        char name[80];
        snprintf(name, sizeof(name), "%s%s", f->name, sqlites[i]);
        file_write(name, "of SQLite's");
    }
}

static int sqlites_count(const struct fixture *f)
{
    int count = 0;
    for (int i = 0; i < SQLITES; i++) {
        char name[80];
        snprintf(name, sizeof(name), "%s%s", f->name, sqlites[i]);
        count += access(name, F_OK) == 0;
    }
    return count;
}

static void test_draft_that_is_dropped_leaves_what_was_there_and_nothing_else(void **state)
{
    struct fixture *f = *state;
    struct draft draft;
    file_write(f->path, "old");
    assert_int_equal(draft_open(&draft, f->path, ".new", NULL), ERR_OK);
    sqlites_write(f);
    draft_drop(&draft);
    assert_file(f->path, "old");
    assert_int_equal(access(f->name, F_OK), -1);
    assert_int_equal(sqlites_count(f), 0);
}

static void test_draft_that_is_to_be_new_takes_nobodys_place(void **state)
{
    struct fixture *f = *state;
    struct draft draft;
    assert_int_equal(draft_open(&draft, f->path, ".new", NULL), ERR_OK);
    file_write(f->path, "meanwhile");
    assert_int_equal(draft_keep(&draft, true, NULL), ERR_CONFLICT);
    draft_drop(&draft);
    assert_file(f->path, "meanwhile");
}

static void test_draft_is_one_writers_and_what_a_dead_one_left_is_taken(void **state)
{
    struct fixture *f = *state;
    struct draft draft, second;
    file_write(f->name, "left by one who was killed");
    assert_int_equal(draft_open(&draft, f->path, ".new", NULL), ERR_OK);
    assert_file(f->name, "");
    assert_int_equal(draft_open(&second, f->path, ".new", NULL), ERR_CONFLICT);
    draft_drop(&second);
    assert_file(f->name, "");
    draft_drop(&draft);
}

static void test_draft_is_not_played_into_from_the_log_that_a_dead_one_left(void **state)
{
    struct fixture *f = *state;
    struct draft draft, second;
    sqlites_write(f);
    assert_int_equal(draft_open(&draft, f->path, ".new", NULL), ERR_OK);
    assert_int_equal(sqlites_count(f), 0);
    sqlites_write(f);
    assert_int_equal(draft_open(&second, f->path, ".new", NULL), ERR_CONFLICT);
    assert_int_equal(sqlites_count(f), SQLITES); /* of the one that is at it */
    draft_drop(&draft);
}

static void test_draft_says_where_it_cannot_be_written(void **state)
{
    (void)state;
    struct draft draft;
    struct error error = {0};
    assert_int_equal(draft_open(&draft, "/nowhere/file", ".new", &error), ERR_IO);
    assert_string_equal(error.field, "/nowhere/file");
    assert_int_equal(draft_open(&draft, "", ".new", &error), ERR_LIMIT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_draft_takes_the_place_of_what_was_there_only_when_it_is_kept),
            TEST(test_draft_that_is_dropped_leaves_what_was_there_and_nothing_else),
            TEST(test_draft_that_is_to_be_new_takes_nobodys_place),
            TEST(test_draft_is_one_writers_and_what_a_dead_one_left_is_taken),
            TEST(test_draft_is_not_played_into_from_the_log_that_a_dead_one_left),
            TEST(test_draft_says_where_it_cannot_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
