/* The audit's chain: no two rows are the same bytes, anchors are read as they were written, and the
 * walk names the first row that is not as it was sealed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/audit_walk.h"

enum { ROWS = 6 };

static struct audit_bytes text(const char *text)
{
    return (struct audit_bytes){.data = text, .len = text ? strlen(text) : 0, .is_null = !text};
}

static struct audit_row row_of(int64_t seq)
{
    return (struct audit_row){
            .seq = seq,
            .at = 1795435200 + seq,
            .account = text("0123456789abcdef"),
            .role = text("coach"),
            .programme = text(NULL),
            .action = text("session.cancel"),
            .object = text("fedcba9876543210"),
            .purpose = text(NULL),
    };
}

static struct audit_keys keys_of(const char *kid, uint8_t first)
{
    struct audit_keys keys = {.count = 1};
    snprintf(keys.keys[0].kid, sizeof(keys.keys[0].kid), "%s", kid);
    for (size_t i = 0; i < sizeof(keys.keys[0].secret); i++)
        keys.keys[0].secret[i] = (uint8_t)(first + i);
    return keys;
}

/* --- one seal --------------------------------------------------------------------------------- */

/* As Python's hmac, hashlib and struct make it of what audit_chain.h says. */
static void test_a_seal_is_what_the_header_says(void **state)
{
    static const uint8_t expected[] = {0xa5, 0x14, 0x5b, 0x67, 0x18, 0x44, 0xb4, 0x88, 0xb9, 0xd7,
            0x1a, 0x6b, 0x74, 0x42, 0xba, 0x5e, 0x3d, 0x68, 0x1e, 0x62, 0x9a, 0xf0, 0x07, 0x2d,
            0x2a, 0x76, 0x18, 0xac, 0x1b, 0x2b, 0xf5, 0x2f};
    static const uint8_t account[16] = {0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa,
            0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa};
    struct audit_keys keys = keys_of("audit-1", 0);
    struct audit_head before = {.place = 7, .seq = 11};
    struct audit_row row = row_of(12);
    uint8_t seal[AUDIT_SEAL_BYTES];
    (void)state;
    memset(before.seal, 0x11, sizeof(before.seal));
    row.at = 1795435200;
    row.account = (struct audit_bytes){.data = account, .len = sizeof(account)};
    row.object = text("");
    audit_seal_row(&keys.keys[0], &before, &row, seal);
    assert_memory_equal(seal, expected, sizeof(seal));
}

static void test_every_column_and_its_borders_are_in_the_seal(void **state)
{
    struct audit_keys keys = keys_of("audit-1", 0);
    const struct audit_head before = {.place = 7, .seq = 11};
    struct audit_row rows[12];
    uint8_t seals[12][AUDIT_SEAL_BYTES];
    (void)state;
    for (size_t i = 0; i < 12; i++)
        rows[i] = row_of(12);
    rows[1].seq = 13;
    rows[2].at++;
    rows[3].account = text(NULL);
    rows[4].account = text("");
    rows[5].role = text("person");
    rows[6].programme = text("");
    rows[7].action = text("session.cancelf"); /* the next column's first character */
    rows[7].object = text("edcba9876543210");
    rows[8].object = text("fedcba9876543211");
    rows[9].purpose = text("view");
    rows[10].role = text("coac");
    rows[11].role = (struct audit_bytes){.data = "coach\0x", .len = 7}; /* what a text may hide */
    for (size_t i = 0; i < 12; i++)
        audit_seal_row(&keys.keys[0], &before, &rows[i], seals[i]);
    for (size_t i = 0; i < 12; i++)
        for (size_t j = 0; j < i; j++)
            assert_memory_not_equal(seals[i], seals[j], AUDIT_SEAL_BYTES);
}

/* --- anchors ---------------------------------------------------------------------------------- */

static void test_an_anchor_is_read_as_it_was_written(void **state)
{
    struct audit_anchor anchor = {.at = 1795435200, .head = {.place = 41, .seq = 44}}, read;
    char line[AUDIT_ANCHOR_SIZE + 64], written[AUDIT_ANCHOR_SIZE];
    (void)state;
    memset(anchor.head.seal, 0xe5, sizeof(anchor.head.seal));
    size_t len = audit_anchor_write(&anchor, written);
    assert_int_equal(len, strlen(written));
    snprintf(line, sizeof(line), "Nov 23 12:00:00 host porchlight[7]: %s\n", written);
    assert_int_equal(audit_anchor_read(line, &read), ERR_OK);
    assert_int_equal(read.at, anchor.at);
    assert_int_equal(read.head.place, 41);
    assert_int_equal(read.head.seq, 44);
    assert_memory_equal(read.head.seal, anchor.head.seal, AUDIT_SEAL_BYTES);
}

static void test_what_is_no_anchor_is_refused(void **state)
{
#define SEAL "e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5"
    static const char *const lines[] = {
            "porchlight-audit-anchor 1 2 " SEAL,
            "porchlight-audit-anchor 1 2 3 " SEAL "00",
            "porchlight-audit-anchor 1 2 3 e5e5",
            "porchlight-audit-anchor 1 2 3 " SEAL " more",
            "porchlight-audit-anchor -1 2 3 " SEAL,
            "porchlight-audit-anchor 1  2 3 " SEAL,
            "porchlight-audit-anchor 1 2 9999999999999999999 " SEAL,
            "porchlight-audit-anchor 1 2 3 g" SEAL,
    };
    struct audit_anchor read;
    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        assert_int_equal(audit_anchor_read(lines[i], &read), ERR_INPUT);
    assert_int_equal(audit_anchor_read("porchlight-audit-anchor 1 2 3 " SEAL, &read), ERR_OK);
    assert_int_equal(audit_anchor_read("Nov 23 host sshd[1]: hello", &read), ERR_NOT_FOUND);
}

/* --- the walk --------------------------------------------------------------------------------- */

struct chain { /* rows with their seals, as a table would have them */
    struct audit_keys keys;
    struct audit_sealed rows[ROWS];
    uint8_t seals[ROWS][AUDIT_SEAL_BYTES];
    struct audit_head heads[ROWS + 1]; /* heads[n]: after n rows */
};

/* Numbers are missing where a write was rolled back. */
static void chain_make(struct chain *chain)
{
    memset(chain, 0, sizeof(*chain));
    chain->keys = keys_of("audit-1", 0);
    for (size_t i = 0; i < ROWS; i++) {
        struct audit_row row = row_of(3 * (int64_t)i + 1);
        audit_seal_row(&chain->keys.keys[0], &chain->heads[i], &row, chain->seals[i]);
        chain->rows[i] = (struct audit_sealed){.row = row,
                .is_sealed = true,
                .place = (int64_t)i + 1,
                .kid = "audit-1",
                .seal = chain->seals[i]};
        chain->heads[i + 1].place = (int64_t)i + 1;
        chain->heads[i + 1].seq = row.seq;
        memcpy(chain->heads[i + 1].seal, chain->seals[i], AUDIT_SEAL_BYTES);
    }
}

/* Walks over the first count rows, as if `head` were what the database says. */
static enum audit_fault walk_all(const struct chain *chain, size_t count,
        const struct audit_head *head, struct audit_walk *walk)
{
    walk->keys = &chain->keys;
    for (size_t i = 0; i < count; i++) {
        enum audit_fault fault = audit_walk_row(walk, &chain->rows[i]);
        if (fault != AUDIT_WHOLE)
            return fault;
    }
    return audit_walk_end(walk, head, 1795435200);
}

static void test_a_whole_chain_is_whole(void **state)
{
    struct chain chain;
    struct audit_walk walk = {0};
    (void)state;
    chain_make(&chain);
    assert_int_equal(walk_all(&chain, ROWS, &chain.heads[ROWS], &walk), AUDIT_WHOLE);
    assert_int_equal(walk.head.place, ROWS);
}

static void assert_fault(const struct chain *chain, enum audit_fault fault, int64_t seq)
{
    struct audit_walk walk = {0};
    assert_int_equal(walk_all(chain, ROWS, &chain->heads[ROWS], &walk), fault);
    assert_int_equal(walk.fault_seq, seq);
}

static void test_the_first_row_that_is_wrong_is_named(void **state)
{
    struct chain chain;
    (void)state;
    chain_make(&chain);
    chain.rows[2].row.role = text("person");
    assert_fault(&chain, AUDIT_CHANGED, 7);
    chain_make(&chain);
    chain.rows[2].row.at++;
    chain.rows[4].row.at++;
    assert_fault(&chain, AUDIT_CHANGED, 7);
    chain_make(&chain);
    chain.seals[3][31] ^= 1;
    assert_fault(&chain, AUDIT_CHANGED, 10);
    chain_make(&chain);
    chain.rows[3].seal = NULL;
    assert_fault(&chain, AUDIT_CHANGED, 10);
    chain_make(&chain);
    chain.rows[3].kid = "audit-2";
    assert_fault(&chain, AUDIT_UNKNOWN_KEY, 10);
    chain_make(&chain);
    chain.rows[3].is_sealed = false;
    assert_fault(&chain, AUDIT_MISSING, 13);
    chain_make(&chain);
    memmove(&chain.rows[3], &chain.rows[4], sizeof(chain.rows[0]) * 2);
    assert_fault(&chain, AUDIT_MISSING, 13);
    chain_make(&chain);
    chain.rows[3] = chain.rows[2];
    chain.rows[3].row.seq++;
    assert_fault(&chain, AUDIT_INSERTED, 8);
    chain_make(&chain);
    chain.keys = keys_of("audit-1", 1);
    assert_fault(&chain, AUDIT_CHANGED, 1);
}

static void test_a_row_in_between_that_has_no_seal_was_inserted(void **state)
{
    struct chain chain;
    struct audit_walk walk = {0};
    (void)state;
    chain_make(&chain);
    walk.keys = &chain.keys;
    const struct audit_sealed forged = {.row = row_of(2)};
    assert_int_equal(audit_walk_row(&walk, &chain.rows[0]), AUDIT_WHOLE);
    assert_int_equal(audit_walk_row(&walk, &forged), AUDIT_WHOLE);
    assert_int_equal(audit_walk_row(&walk, &chain.rows[1]), AUDIT_INSERTED);
    assert_int_equal(walk.fault_seq, 2);
}

static void test_a_cut_end_is_told_from_an_old_database(void **state)
{
    struct chain chain;
    struct audit_anchor anchor = {.at = 99};
    struct audit_walk cut = {0}, old = {.anchors = &anchor, .anchor_count = 1};
    (void)state;
    chain_make(&chain);
    anchor.head = chain.heads[ROWS];
    assert_int_equal(walk_all(&chain, 4, &chain.heads[ROWS], &cut), AUDIT_CUT);
    assert_int_equal(cut.fault_place, 5);
    assert_int_equal(walk_all(&chain, 4, &chain.heads[4], &old), AUDIT_OLD);
    assert_int_equal(old.fault_at, 99);
    assert_int_equal(old.fault_seq, chain.heads[ROWS].seq);
}

static void test_anchors_must_remember_the_same_seals(void **state)
{
    struct chain chain;
    struct audit_anchor anchors[3] = {{.at = 10}, {.at = 20}, {.at = 30}};
    struct audit_walk good = {.anchors = anchors, .anchor_count = 3};
    struct audit_walk bad = {.anchors = anchors, .anchor_count = 3};
    (void)state;
    chain_make(&chain);
    anchors[0].head = anchors[1].head = chain.heads[2];
    anchors[2].head = chain.heads[ROWS];
    assert_int_equal(walk_all(&chain, ROWS, &chain.heads[ROWS], &good), AUDIT_WHOLE);
    anchors[1].head.seal[0] ^= 1;
    assert_int_equal(walk_all(&chain, ROWS, &chain.heads[ROWS], &bad), AUDIT_RESEALED);
    assert_int_equal(bad.fault_seq, 4);
    assert_int_equal(bad.fault_at, 20);
}

static void test_a_young_end_may_wait_for_its_seal_an_old_one_may_not(void **state)
{
    struct chain chain;
    struct audit_walk young = {0}, old = {0};
    (void)state;
    chain_make(&chain);
    chain.rows[ROWS - 1].is_sealed = chain.rows[ROWS - 2].is_sealed = false;
    assert_int_equal(walk_all(&chain, ROWS, &chain.heads[ROWS - 2], &young), AUDIT_WHOLE);
    assert_int_equal(young.unsealed_count, 2);
    chain.rows[ROWS - 1].row.at = 1795435199; /* times do not go in order */
    assert_int_equal(walk_all(&chain, ROWS, &chain.heads[ROWS - 2], &old), AUDIT_UNSEALED);
    assert_int_equal(old.fault_at, 1795435199);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_seal_is_what_the_header_says),
            cmocka_unit_test(test_every_column_and_its_borders_are_in_the_seal),
            cmocka_unit_test(test_an_anchor_is_read_as_it_was_written),
            cmocka_unit_test(test_what_is_no_anchor_is_refused),
            cmocka_unit_test(test_a_whole_chain_is_whole),
            cmocka_unit_test(test_the_first_row_that_is_wrong_is_named),
            cmocka_unit_test(test_a_row_in_between_that_has_no_seal_was_inserted),
            cmocka_unit_test(test_a_cut_end_is_told_from_an_old_database),
            cmocka_unit_test(test_anchors_must_remember_the_same_seals),
            cmocka_unit_test(test_a_young_end_may_wait_for_its_seal_an_old_one_may_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
