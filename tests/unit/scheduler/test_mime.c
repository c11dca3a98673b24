/* Mails as bytes: read back by a reader of the tests' own, and never with a line that a value
 * brought in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scheduler/core/mime.h"

#define NOON_2026_11_23 ((unix_s_t)1795435200)

static struct mime mail_of(const char *subject, const char *text)
{
    return (struct mime){
            .from = "times@example.org",
            .from_name = "",
            .to = "some.one@example.net",
            .subject = subject,
            .id = "AbC_-9@example.org",
            .text = text,
            .at = NOON_2026_11_23,
    };
}

static void write_mail(const struct mime *mime, struct buffer *out)
{
    *out = buffer_limited(MIME_BYTES_MAX);
    assert_int_equal(mime_write(mime, out), ERR_OK);
}

/* Every line ends with \r\n, holds printable ASCII only and is at most 78 long (RFC 5322, 2.1.1).
 */
static void assert_lines_are_plain(const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\r\n");
        assert_true(len <= 78);
        for (size_t i = 0; i < len; i++)
            assert_true((unsigned char)text[i] >= 0x20 && (unsigned char)text[i] < 0x7f);
        assert_memory_equal(text + len, "\r\n", 2);
        text += len + 2;
    }
}

static int hex(char c)
{
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

/* Quoted-printable back into bytes, lines ending with \n. */
static void body_read(const char *mail, char *ret_text, size_t size)
{
    size_t len = 0;
    const char *at = strstr(mail, "\r\n\r\n") + 4;
    for (; *at; at++) {
        assert_true(len + 1 < size);
        if (strncmp(at, "=\r\n", 3) == 0)
            at += 2;
        else if (*at == '=') {
            ret_text[len++] = (char)(hex(at[1]) * 16 + hex(at[2]));
            at += 2;
        } else if (*at != '\r')
            ret_text[len++] = *at;
    }
    ret_text[len] = '\0';
}

/* The subject's encoded words back into bytes. */
static void subject_read(const char *mail, char *ret_text, size_t size)
{
    size_t len = 0;
    const char *at = strstr(mail, "\r\nSubject: ") + 11;
    const char *end = strstr(at, "\r\nMessage-ID");
    while (at < end) {
        assert_memory_equal(at, "=?UTF-8?Q?", 10);
        for (at += 10; strncmp(at, "?=", 2) != 0; at++) {
            assert_true(len + 1 < size);
            if (*at == '=') {
                ret_text[len++] = (char)(hex(at[1]) * 16 + hex(at[2]));
                at += 2;
            } else
                ret_text[len++] = *at == '_' ? ' ' : *at;
        }
        at += 2;
        at += at < end ? 3 : 0; /* "\r\n " between two */
    }
    ret_text[len] = '\0';
}

static void test_a_mail_is_these_bytes(void **state)
{
    (void)state;
    struct buffer out;
    struct mime mime = mail_of("You have a time", "Hello,\n\nhttps://example.org/link/x\n");
    write_mail(&mime, &out);
    assert_string_equal(out.data, "Date: Mon, 23 Nov 2026 12:00:00 +0000\r\n"
                                  "From: <times@example.org>\r\n"
                                  "To: <some.one@example.net>\r\n"
                                  "Subject: You have a time\r\n"
                                  "Message-ID: <AbC_-9@example.org>\r\n"
                                  "Auto-Submitted: auto-generated\r\n"
                                  "MIME-Version: 1.0\r\n"
                                  "Content-Type: text/plain; charset=utf-8\r\n"
                                  "Content-Transfer-Encoding: quoted-printable\r\n"
                                  "\r\n"
                                  "Hello,\r\n\r\nhttps://example.org/link/x\r\n");
    buffer_finish(&out);
}

static void test_any_text_comes_back_as_it_was_said(void **state)
{
    (void)state;
    static const char *const texts[] = {
            "Mañana a las 3: ¿sí? =\n.\n..\nFrom here\n",
            "ends with a blank \n\ttab\t\n=3D=\n",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀 long\n",
            "a line of more than seventy-six characters, which has to be broken softly, and "
            "nothing "
            "of it may be lost on the way to its reader, not even the last word of it, which is it "
            "it it it it it it it it it it it it it it it it it it it it it it it it it it it "
            "it.\n",
            "a stray \r in the middle\n",
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct buffer out;
        char back[1024];
        struct mime mime = mail_of("x", texts[i]);
        write_mail(&mime, &out);
        assert_lines_are_plain(out.data);
        body_read(out.data, back, sizeof(back));
        assert_string_equal(back, texts[i]);
        buffer_finish(&out);
    }
}

static void test_a_subject_in_another_script_is_encoded_and_no_character_split(void **state)
{
    (void)state;
    static const char *const subjects[] = {
            "¿Otra hora?",
            "Su hora ha cambiado: miércoles, 25 de noviembre, a las 3 de la tarde, mañana y así",
            "=?UTF-8?Q?looks_like_one?=",
            "😀😀😀😀😀😀😀😀😀😀😀😀",
            "plain but far too long to stand on one line of a head that keeps to seventy-eight "
            "chars",
    };
    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
        struct buffer out;
        char back[512];
        struct mime mime = mail_of(subjects[i], "x\n");
        write_mail(&mime, &out);
        assert_lines_are_plain(out.data);
        subject_read(out.data, back, sizeof(back));
        assert_string_equal(back, subjects[i]);
        buffer_finish(&out);
    }
}

static void test_a_senders_name_stands_in_quotes_or_encoded(void **state)
{
    (void)state;
    struct buffer out;
    struct mime mime = mail_of("x", "x\n");
    mime.from_name = "Porch, Light";
    write_mail(&mime, &out);
    assert_non_null(strstr(out.data, "From: \"Porch, Light\"\r\n <times@example.org>\r\n"));
    buffer_finish(&out);
    mime.from_name = "Luz del \"pórtico\"";
    write_mail(&mime, &out);
    assert_lines_are_plain(out.data);
    assert_non_null(strstr(out.data, "From: =?UTF-8?Q?Luz_del_=22p=C3=B3rtico=22?=\r\n <times@"));
    buffer_finish(&out);
}

static void test_W13_no_value_can_bring_a_line_into_the_head(void **state)
{
    (void)state;
    static const char *const evil[] = {
            "x\r\nBcc: everybody@example.org", "x\nBcc: a@b", "x\rBcc: a@b", "a@b\r\n", "a@b\n.c"};
    for (size_t i = 0; i < sizeof(evil) / sizeof(evil[0]); i++) {
        struct mime by_subject = mail_of(evil[i], "x\n");
        struct mime by_to = mail_of("x", "x\n");
        struct mime by_name = mail_of("x", "x\n");
        struct mime by_id = mail_of("x", "x\n");
        by_to.to = by_name.from_name = by_id.id = evil[i];
        const struct mime *const all[] = {&by_subject, &by_to, &by_name, &by_id};
        for (size_t k = 0; k < 4; k++) {
            struct buffer out = buffer_limited(MIME_BYTES_MAX);
            assert_int_equal(mime_write(all[k], &out), ERR_INPUT);
            assert_int_equal(out.len, 0);
            buffer_finish(&out);
        }
    }
}

static void test_a_mail_that_does_not_fit_says_so(void **state)
{
    (void)state;
    struct mime mime = mail_of("x", "x\n");
    struct buffer out = buffer_limited(100);
    assert_int_equal(mime_write(&mime, &out), ERR_LIMIT);
    buffer_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_a_mail_is_these_bytes),
            cmocka_unit_test(test_any_text_comes_back_as_it_was_said),
            cmocka_unit_test(test_a_subject_in_another_script_is_encoded_and_no_character_split),
            cmocka_unit_test(test_a_senders_name_stands_in_quotes_or_encoded),
            cmocka_unit_test(test_W13_no_value_can_bring_a_line_into_the_head),
            cmocka_unit_test(test_a_mail_that_does_not_fit_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
