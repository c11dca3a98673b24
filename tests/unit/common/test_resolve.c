/* The resolver with a getaddrinfo of the test's own (linked by --wrap) that waits at a gate, so
 * that it can be looked at while a lookup is under way. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <netdb.h>

#include "common/clock.h"
#include "common/host/resolve.h"

int __real_getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
        struct addrinfo **ret_list);
int __wrap_getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
        struct addrinfo **ret_list);
int __real_pthread_cond_destroy(pthread_cond_t *condition);
int __wrap_pthread_cond_destroy(pthread_cond_t *condition);

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    size_t is_open;
    size_t begun;     /* lookups */
    size_t woken;     /* calls of wake */
    size_t destroyed; /* resolvers */
} gate = {.mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static void add(size_t *number)
{
    pthread_mutex_lock(&gate.mutex);
    (*number)++;
    pthread_cond_broadcast(&gate.changed);
    pthread_mutex_unlock(&gate.mutex);
}

static void wait_for(const size_t *number, size_t least)
{
    pthread_mutex_lock(&gate.mutex);
    while (*number < least)
        pthread_cond_wait(&gate.changed, &gate.mutex);
    pthread_mutex_unlock(&gate.mutex);
}

static size_t read_number(const size_t *number)
{
    pthread_mutex_lock(&gate.mutex);
    size_t value = *number;
    pthread_mutex_unlock(&gate.mutex);
    return value;
}

int __wrap_getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
        struct addrinfo **ret_list)
{
    add(&gate.begun);
    wait_for(&gate.is_open, 1);
    return name[0] == 'n' ? EAI_NONAME : __real_getaddrinfo("192.0.2.7", service, hints, ret_list);
}

int __wrap_pthread_cond_destroy(pthread_cond_t *condition)
{
    int result = __real_pthread_cond_destroy(condition);
    add(&gate.destroyed);
    return result;
}

static void handle_wake(void *context)
{
    (void)context;
    add(&gate.woken);
}

static int set_up(void **state)
{
    pthread_mutex_lock(&gate.mutex);
    gate.is_open = gate.begun = gate.woken = gate.destroyed = 0;
    pthread_mutex_unlock(&gate.mutex);
    *state = resolver_create(handle_wake, NULL);
    return *state ? 0 : -1;
}

/* The worker lets go of the last resolver before the next test begins. */
static int tear_down(void **state)
{
    add(&gate.is_open);
    resolver_destroy(*state);
    wait_for(&gate.destroyed, 1);
    return 0;
}

static void test_a_numeric_address_is_its_own_answer(void **state)
{
    struct resolved resolved;
    assert_int_equal(resolver_find(*state, "2001:db8::1", 0, &resolved), ERR_OK);
    assert_int_equal(resolved.count, 1);
    assert_string_equal(resolved.addresses[0], "2001:db8::1");
    assert_int_equal(read_number(&gate.begun), 0);
}

static void test_a_found_name_is_kept_for_30_seconds(void **state)
{
    struct resolved resolved;
    ms_t before = clock_now().mono;
    add(&gate.is_open);
    assert_int_equal(resolver_find(*state, "a.test", before, &resolved), ERR_NOT_NOW);
    wait_for(&gate.woken, 1);
    assert_int_equal(resolver_find(*state, "a.test", before + 29000, &resolved), ERR_OK);
    assert_int_equal(resolved.count, 1);
    assert_string_equal(resolved.addresses[0], "192.0.2.7");
    ms_t late = clock_now().mono + 30001;
    assert_int_equal(resolver_find(*state, "a.test", late, &resolved), ERR_NOT_NOW);
    wait_for(&gate.begun, 2);
}

static void test_a_name_that_there_is_not_is_kept_for_2_seconds(void **state)
{
    struct resolved resolved;
    ms_t before = clock_now().mono;
    add(&gate.is_open);
    assert_int_equal(resolver_find(*state, "none.test", before, &resolved), ERR_NOT_NOW);
    wait_for(&gate.woken, 1);
    assert_int_equal(resolver_find(*state, "none.test", before + 1000, &resolved), ERR_OK);
    assert_int_equal(resolved.count, 0);
    ms_t late = clock_now().mono + 2001;
    assert_int_equal(resolver_find(*state, "none.test", late, &resolved), ERR_NOT_NOW);
}

static void test_sixty_four_names_are_asked_for_and_no_more(void **state)
{
    struct resolved resolved;
    char name[32];
    for (int i = 0; i < RESOLVE_NAMES_MAX; i++) {
        (void)snprintf(name, sizeof(name), "a%d.test", i);
        assert_int_equal(resolver_find(*state, name, 0, &resolved), ERR_NOT_NOW);
    }
    assert_int_equal(resolver_find(*state, "a0.test", 0, &resolved), ERR_NOT_NOW);
    assert_int_equal(resolver_find(*state, "more.test", 0, &resolved), ERR_LIMIT);
    assert_int_equal(resolver_find(*state, "127.0.0.1", 0, &resolved), ERR_OK);
    add(&gate.is_open);
    wait_for(&gate.woken, RESOLVE_NAMES_MAX);
    assert_int_equal(resolver_find(*state, "more.test", 0, &resolved), ERR_NOT_NOW);
}

/* tear_down opens the gate and waits for the worker to free what is left. */
static void test_destroy_waits_for_no_lookup_and_the_worker_frees(void **state)
{
    struct resolved resolved;
    assert_int_equal(resolver_find(*state, "a.test", 0, &resolved), ERR_NOT_NOW);
    wait_for(&gate.begun, 1);
    resolver_destroy(*state);
    *state = NULL;
    assert_int_equal(read_number(&gate.destroyed), 0);
    add(&gate.is_open);
    wait_for(&gate.destroyed, 1);
    assert_int_equal(read_number(&gate.woken), 0);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)
    const struct CMUnitTest tests[] = {
            TEST(test_a_numeric_address_is_its_own_answer),
            TEST(test_a_found_name_is_kept_for_30_seconds),
            TEST(test_a_name_that_there_is_not_is_kept_for_2_seconds),
            TEST(test_sixty_four_names_are_asked_for_and_no_more),
            TEST(test_destroy_waits_for_no_lookup_and_the_worker_frees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
