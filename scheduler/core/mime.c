/* Writes mails. Called by what sends notices. No value can add a line to the head: what holds a
 * control character is refused, and what is not plain ASCII goes in encoded words. */
#include "scheduler/core/mime.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "common/utf8.h"
#include "scheduler/core/address.h"
#include "scheduler/core/civil.h"
#include "scheduler/core/text.h"

enum {
    LINE_MAX_LEN = 76,     /* RFC 2045, 6.7 and RFC 2047, 2: with encoded text in it */
    WORD_PAYLOAD_MAX = 54, /* of an encoded word, behind "Subject: " */
    HEX_LEN = 3,           /* "=C3" */
};

static void put_hex(struct buffer *out, unsigned char byte)
{
    char hex[HEX_LEN + 1];
    snprintf(hex, sizeof(hex), "=%02X", byte);
    buffer_put(out, hex, HEX_LEN);
}

/* --- head ------------------------------------------------------------------------------------- */

static bool is_ascii(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text >= 0x80)
            return false;
    }
    return true;
}

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* As many whole characters as fit into one encoded word (RFC 2047, 5: none is split). */
static size_t word_fit(const char *text, size_t len)
{
    size_t at = 0, used = 0;
    while (at < len) {
        size_t step;
        utf8_read(text + at, len - at, &step);
        size_t need = step == 1 && (is_alnum(text[at]) || text[at] == ' ') ? 1 : HEX_LEN * step;
        if (used + need > WORD_PAYLOAD_MAX)
            break;
        used += need;
        at += step;
    }
    return at;
}

static void put_word(struct buffer *out, const char *text, size_t len)
{
    buffer_put_text(out, "=?UTF-8?Q?");
    for (size_t i = 0; i < len; i++) {
        if (text[i] == ' ')
            buffer_put_text(out, "_");
        else if (is_alnum(text[i]))
            buffer_put(out, text + i, 1);
        else
            put_hex(out, (unsigned char)text[i]);
    }
    buffer_put_text(out, "?=");
}

/* As it stands, or in encoded words, one a line. A text that looks like one is encoded, too. */
static void put_phrase(struct buffer *out, const char *text)
{
    size_t len = strlen(text);
    if (is_ascii(text) && len < LINE_MAX_LEN - 10 && !strstr(text, "=?")) {
        buffer_put(out, text, len);
        return;
    }
    for (size_t at = 0; at < len;) {
        size_t step = word_fit(text + at, len - at);
        if (at > 0)
            buffer_put_text(out, "\r\n ");
        put_word(out, text + at, step);
        at += step;
    }
}

static void put_date(struct buffer *out, unix_s_t at)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static const char *const months[] = {
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    char text[48];
    int32_t day = (int32_t)(at / DAY_S);
    int second = (int)(at % DAY_S);
    struct civil_date date = civil_date_of(day);
    snprintf(text, sizeof(text), "%s, %d %s %04d %02d:%02d:%02d +0000",
            days[civil_weekday(day) - 1], date.day, months[date.month - 1], date.year,
            second / 3600, second / 60 % 60, second % 60);
    buffer_put_text(out, text);
}

/* A name that is no plain atom stands in quotes; one with quotes in it, in encoded words. */
static void put_from(struct buffer *out, const struct mime *mime)
{
    bool is_quotable = is_ascii(mime->from_name) && !strpbrk(mime->from_name, "\"\\");
    buffer_put_text(out, "From: ");
    if (mime->from_name[0] && is_quotable) {
        buffer_put_text(out, "\"");
        buffer_put_text(out, mime->from_name);
        buffer_put_text(out, "\"\r\n ");
    } else if (mime->from_name[0]) {
        for (size_t at = 0, len = strlen(mime->from_name); at < len;) {
            size_t step = word_fit(mime->from_name + at, len - at);
            put_word(out, mime->from_name + at, step);
            buffer_put_text(out, "\r\n ");
            at += step;
        }
    }
    buffer_put_text(out, "<");
    buffer_put_text(out, mime->from);
    buffer_put_text(out, ">\r\n");
}

static void put_head(struct buffer *out, const struct mime *mime)
{
    buffer_put_text(out, "Date: ");
    put_date(out, mime->at);
    buffer_put_text(out, "\r\n");
    put_from(out, mime);
    buffer_put_text(out, "To: <");
    buffer_put_text(out, mime->to);
    buffer_put_text(out, ">\r\nSubject: ");
    put_phrase(out, mime->subject);
    buffer_put_text(out, "\r\nMessage-ID: <");
    buffer_put_text(out, mime->id);
    buffer_put_text(out, ">\r\nAuto-Submitted: auto-generated\r\n" /* RFC 3834 */
                         "MIME-Version: 1.0\r\n"
                         "Content-Type: text/plain; charset=utf-8\r\n"
                         "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
}

/* --- body ------------------------------------------------------------------------------------- */

/* RFC 2045, 6.7. One line, with soft breaks where it is long, and its end. */
static void put_line(struct buffer *out, const char *line, size_t len)
{
    size_t column = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)line[i];
        bool is_blank_end = byte == ' ' && i + 1 == len;
        bool is_plain = byte >= ' ' && byte < 0x7f && byte != '=';
        size_t need = is_plain && !is_blank_end ? 1 : HEX_LEN;
        if (column + need > LINE_MAX_LEN - 1) {
            buffer_put_text(out, "=\r\n");
            column = 0;
        }
        if (need == 1)
            buffer_put(out, line + i, 1);
        else
            put_hex(out, byte);
        column += need;
    }
    buffer_put_text(out, "\r\n");
}

static void put_body(struct buffer *out, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        put_line(out, text, len);
        text += text[len] ? len + 1 : len;
    }
}

enum err mime_write(const struct mime *mime, struct buffer *out)
{
    bool is_good = address_is_mail(mime->from) && address_is_mail(mime->to) &&
                   address_is_mail(mime->id) &&
                   text_is_plain(mime->from_name, strlen(mime->from_name)) &&
                   text_is_plain(mime->subject, strlen(mime->subject));
    if (!is_good)
        return ERR_INPUT;
    put_head(out, mime);
    put_body(out, mime->text);
    return out->err;
}
