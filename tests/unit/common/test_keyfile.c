/* Key files: made once, never overwritten, refused when others may read them. */
#include "common/keyfile.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

struct fixture {
    char folder[32];
    char path[64];
    char public_path[64];
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    strcpy(f->folder, "/tmp/porchlight-XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->path, sizeof(f->path), "%s/key", f->folder);
    snprintf(f->public_path, sizeof(f->public_path), "%s/key.pub", f->folder);
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    unlink(f->path);
    unlink(f->public_path);
    rmdir(f->folder);
    free(f);
    return 0;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
    chmod(path, 0600);
}

static mode_t mode_of(const char *path)
{
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    return info.st_mode & 0777;
}

static void test_keyfile_signing_and_public_belong_together(void **state)
{
    const struct fixture *f = *state;
    struct signing_key key;
    struct verify_key public;
    struct error error;
    assert_int_equal(keyfile_make_signing(f->path, "sched-1", &error), ERR_OK);
    assert_int_equal(mode_of(f->path), 0600);
    assert_int_equal(keyfile_read_signing(f->path, &key, &error), ERR_OK);
    assert_int_equal(keyfile_read_public(f->public_path, &public, &error), ERR_OK);
    assert_string_equal(key.kid, "sched-1");
    struct verify_key derived = signing_key_public(&key);
    assert_memory_equal(&derived, &public, sizeof(public));
}

static void test_keyfile_is_never_overwritten(void **state)
{
    const struct fixture *f = *state;
    struct error error;
    assert_int_equal(keyfile_make_secret(f->path, "a", &error), ERR_OK);
    assert_int_equal(keyfile_make_secret(f->path, "b", &error), ERR_CONFLICT);
    assert_int_equal(keyfile_make_signing(f->path, "b", &error), ERR_CONFLICT);
    char kid[KEY_ID_SIZE];
    uint8_t secret[32];
    assert_int_equal(keyfile_read_secret(f->path, kid, secret, &error), ERR_OK);
    assert_string_equal(kid, "a");
    assert_false(sodium_is_zero(secret, sizeof(secret)));
}

static void test_keyfile_pair_is_made_whole_or_not_at_all(void **state)
{
    const struct fixture *f = *state;
    struct error error;
    write_file(f->public_path, "stale\n");
    assert_int_equal(keyfile_make_signing(f->path, "a", &error), ERR_CONFLICT);
    assert_int_equal(access(f->path, F_OK), -1);
}

static void test_keyfile_refuses_a_secret_that_others_may_read(void **state)
{
    const struct fixture *f = *state;
    struct signing_key key;
    struct error error;
    assert_int_equal(keyfile_make_signing(f->path, "a", &error), ERR_OK);
    chmod(f->path, 0640);
    assert_int_equal(keyfile_read_signing(f->path, &key, &error), ERR_FORBIDDEN);
    chmod(f->path, 0604);
    assert_int_equal(keyfile_read_signing(f->path, &key, &error), ERR_FORBIDDEN);
    assert_string_equal(error.field, f->path);
}

static void test_keyfile_says_when_it_is_not_there(void **state)
{
    const struct fixture *f = *state;
    struct verify_key key;
    struct error error;
    assert_int_equal(keyfile_read_public(f->path, &key, &error), ERR_NOT_FOUND);
    assert_int_equal(keyfile_make_secret("/nonexistent/key", "a", &error), ERR_IO);
}

static void test_keyfile_refuses_what_is_no_key(void **state)
{
    const struct fixture *f = *state;
    static const char *const texts[] = {"\n", "a\n", "a \n", "a AAAA\n",
            "A AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\n",
            "abcdefghijklmnopq AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\n",
            "a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF\n",
            "a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAA\n",
            "a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE x\n"};
    struct verify_key key;
    struct error error;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        write_file(f->path, texts[i]);
        assert_int_equal(keyfile_read_public(f->path, &key, &error), ERR_INPUT);
    }
    write_file(f->path, "a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE\n");
    assert_int_equal(keyfile_read_public(f->path, &key, &error), ERR_OK);
}

static void test_keyfile_refuses_a_kid_that_no_token_could_carry(void **state)
{
    const struct fixture *f = *state;
    static const char *const kids[] = {"", "A", "a.b", "a b", "abcdefghijklmnopq"};
    struct error error;
    for (size_t i = 0; i < COUNT_OF(kids); i++) {
        assert_int_equal(keyfile_make_signing(f->path, kids[i], &error), ERR_INPUT);
        assert_int_equal(keyfile_make_secret(f->path, kids[i], &error), ERR_INPUT);
    }
    assert_int_equal(access(f->path, F_OK), -1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            TEST(test_keyfile_signing_and_public_belong_together),
            TEST(test_keyfile_is_never_overwritten),
            TEST(test_keyfile_pair_is_made_whole_or_not_at_all),
            TEST(test_keyfile_refuses_a_secret_that_others_may_read),
            TEST(test_keyfile_says_when_it_is_not_there),
            TEST(test_keyfile_refuses_what_is_no_key),
            TEST(test_keyfile_refuses_a_kid_that_no_token_could_carry),
    };
    return sodium_init() < 0 ? 1 : cmocka_run_group_tests(tests, NULL, NULL);
}
