/* Key files into one text and back: the same bytes, what is there stays, what failed is undone. */
#include "scheduler/backup/bundle.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/common/unit.h"

enum { PATH_SIZE = 64 };

struct fixture {
    char folder[PATH_SIZE];
    char seal[PATH_SIZE + 16], ticket[PATH_SIZE + 16];
    struct bundle_places places;
    char text[BUNDLE_TEXT_MAX];
    size_t len;
};

static void file_write(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void assert_file(const char *path, const void *bytes, size_t len, mode_t mode)
{
    char found[BUNDLE_FILE_MAX + 1];
    struct stat info;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(found, 1, sizeof(found), file), len);
    fclose(file);
    assert_memory_equal(found, bytes, len);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, mode);
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    strcpy(f->folder, "/tmp/porchlight-XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->seal, sizeof(f->seal), "%s/seal.key", f->folder);
    snprintf(f->ticket, sizeof(f->ticket), "%s/ticket.pub", f->folder);
    assert_int_equal(bundle_place_add(&f->places, "seal_key", f->seal, false, NULL), ERR_OK);
    assert_int_equal(bundle_place_add(&f->places, "unused", "", false, NULL), ERR_OK);
    assert_int_equal(bundle_place_add(&f->places, "ticket.pub", f->ticket, true, NULL), ERR_OK);
    assert_int_equal(f->places.count, 2);
    file_write(f->seal, "seal-1 abc\n", 11);
    file_write(f->ticket, "no\0text\xff", 8);
    assert_int_equal(bundle_write(&f->places, f->text, &f->len, NULL), ERR_OK);
    unlink(f->seal);
    unlink(f->ticket);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    unlink(f->seal);
    unlink(f->ticket);
    int left = rmdir(f->folder);
    free(f);
    return left;
}

static void test_bundle_makes_the_same_files_again(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(bundle_install(&f->places, f->text, f->len, NULL), ERR_OK);
    assert_file(f->seal, "seal-1 abc\n", 11, 0600);
    assert_file(f->ticket, "no\0text\xff", 8, 0644);
    bundle_remove(&f->places);
    assert_int_equal(access(f->seal, F_OK), -1);
    assert_int_equal(access(f->ticket, F_OK), -1);
}

static void test_bundle_leaves_what_is_there_and_takes_back_only_its_own(void **state)
{
    struct fixture *f = *state;
    file_write(f->seal, "mine", 4);
    chmod(f->seal, 0600);
    assert_int_equal(bundle_install(&f->places, f->text, f->len, NULL), ERR_OK);
    assert_file(f->seal, "mine", 4, 0600);
    bundle_remove(&f->places);
    assert_file(f->seal, "mine", 4, 0600);
    assert_int_equal(access(f->ticket, F_OK), -1);
}

static void test_bundle_passes_over_what_has_no_place_here(void **state)
{
    struct fixture *f = *state;
    static const char text[] = "elsewhere_key YWJj\nseal_key YWJj\nseal_keys YWJj\n";
    assert_int_equal(bundle_install(&f->places, text, sizeof(text) - 1, NULL), ERR_OK);
    assert_file(f->seal, "abc", 3, 0600);
    assert_int_equal(access(f->ticket, F_OK), -1);
}

static void test_bundle_refuses_what_is_none(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {
            "seal_key", "\n", "seal_key !!!\n", "seal_key YWJ\n", "seal_key YWJj \n"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        enum err err = bundle_install(&f->places, texts[i], strlen(texts[i]), NULL);
        assert_int_equal(err, ERR_INPUT);
        assert_int_equal(access(f->seal, F_OK), -1);
    }
}

static void test_bundle_takes_no_file_that_is_too_long_to_be_a_key(void **state)
{
    struct fixture *f = *state;
    char bytes[BUNDLE_FILE_MAX + 1] = "";
    file_write(f->ticket, "x", 1);
    file_write(f->seal, bytes, BUNDLE_FILE_MAX);
    assert_int_equal(bundle_write(&f->places, f->text, &f->len, NULL), ERR_OK);
    file_write(f->seal, bytes, sizeof(bytes));
    assert_int_equal(bundle_write(&f->places, f->text, &f->len, NULL), ERR_LIMIT);
    unlink(f->seal);
    assert_int_equal(bundle_write(&f->places, f->text, &f->len, NULL), ERR_NOT_FOUND);
}

static void test_bundle_holds_as_many_as_it_says_at_their_longest(void **state)
{
    struct fixture *f = *state;
    char bytes[BUNDLE_FILE_MAX] = "";
    char name[BUNDLE_NAME_SIZE];
    struct bundle_places places = {0};
    file_write(f->seal, bytes, sizeof(bytes));
    for (int i = 0; i < BUNDLE_KEYS_MAX; i++) {
        snprintf(name, sizeof(name), "%063d", i);
        assert_int_equal(bundle_place_add(&places, name, f->seal, false, NULL), ERR_OK);
    }
    assert_int_equal(bundle_place_add(&places, "more", f->seal, false, NULL), ERR_LIMIT);
    assert_int_equal(bundle_write(&places, f->text, &f->len, NULL), ERR_OK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_bundle_makes_the_same_files_again),
            TEST(test_bundle_leaves_what_is_there_and_takes_back_only_its_own),
            TEST(test_bundle_passes_over_what_has_no_place_here),
            TEST(test_bundle_refuses_what_is_none),
            TEST(test_bundle_takes_no_file_that_is_too_long_to_be_a_key),
            TEST(test_bundle_holds_as_many_as_it_says_at_their_longest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
