/* The mailbox: in order, bounded, and whole between threads. */
#include "common/mailbox.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "unit.h"

enum { THREADS = 4, ITEMS = 5000 };

static void count_wake(void *context)
{
    atomic_fetch_add((atomic_int *)context, 1);
}

static void test_mailbox_gives_back_in_order_and_wakes_for_each(void **state)
{
    (void)state;
    atomic_int wakes = 0;
    int items[3];
    const struct mailbox_config config = {.capacity = 3, .wake = count_wake, .context = &wakes};
    struct mailbox *box = mailbox_create(&config);
    assert_null(mailbox_take(box));
    for (int round = 0; round < 3; round++) {
        assert_int_equal(mailbox_put(box, &items[0]), ERR_OK);
        assert_int_equal(mailbox_put(box, &items[1]), ERR_OK);
        assert_ptr_equal(mailbox_take(box), &items[0]);
        assert_int_equal(mailbox_put(box, &items[2]), ERR_OK);
        assert_ptr_equal(mailbox_take(box), &items[1]);
        assert_ptr_equal(mailbox_take(box), &items[2]);
    }
    assert_int_equal(atomic_load(&wakes), 9);
    mailbox_destroy(box);
}

static void test_mailbox_that_is_full_leaves_the_item_to_the_caller(void **state)
{
    (void)state;
    atomic_int wakes = 0;
    int items[3];
    const struct mailbox_config config = {.capacity = 2, .wake = count_wake, .context = &wakes};
    struct mailbox *box = mailbox_create(&config);
    assert_int_equal(mailbox_put(box, &items[0]), ERR_OK);
    assert_int_equal(mailbox_put(box, &items[1]), ERR_OK);
    assert_int_equal(mailbox_put(box, &items[2]), ERR_LIMIT);
    assert_int_equal(atomic_load(&wakes), 2);
    assert_ptr_equal(mailbox_take(box), &items[0]);
    assert_int_equal(mailbox_put(box, &items[2]), ERR_OK);
    mailbox_destroy(box);
}

static void test_mailbox_destroys_what_nobody_took(void **state)
{
    (void)state;
    const struct mailbox_config config = {.capacity = 2, .destroy = free};
    struct mailbox *box = mailbox_create(&config);
    assert_int_equal(mailbox_put(box, malloc(8)), ERR_OK);
    mailbox_destroy(box); /* the leak checker is the judge */
    mailbox_destroy(NULL);
}

static void *put_all(void *context)
{
    static int item;
    for (int i = 0; i < ITEMS;)
        i += mailbox_put(context, &item) == ERR_OK ? 1 : 0;
    return NULL;
}

static void *count_all(void *context)
{
    intptr_t count = 0;
    while (mailbox_wait(context))
        count++;
    return (void *)count;
}

static void test_mailbox_loses_nothing_between_threads(void **state)
{
    (void)state;
    const struct mailbox_config config = {.capacity = 16};
    struct mailbox *box = mailbox_create(&config);
    pthread_t taker;
    pthread_t putters[THREADS];
    void *taken = NULL;
    pthread_create(&taker, NULL, count_all, box);
    for (size_t i = 0; i < THREADS; i++)
        pthread_create(&putters[i], NULL, put_all, box);
    for (size_t i = 0; i < THREADS; i++)
        pthread_join(putters[i], NULL);
    mailbox_close(box);
    pthread_join(taker, &taken);
    assert_int_equal((intptr_t)taken, THREADS * ITEMS);
    mailbox_destroy(box);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_mailbox_gives_back_in_order_and_wakes_for_each),
            cmocka_unit_test(test_mailbox_that_is_full_leaves_the_item_to_the_caller),
            cmocka_unit_test(test_mailbox_destroys_what_nobody_took),
            cmocka_unit_test(test_mailbox_loses_nothing_between_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
