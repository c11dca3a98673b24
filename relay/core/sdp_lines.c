/* Splits SDP into lines, after one pass which makes sure that they are lines. What they say is read
 * elsewhere (sdp_read.c). */
#include "relay/core/sdp_lines.h"

#include "relay/core/sdp.h"

static struct span take_line(struct span *rest)
{
    struct span line = span_cut(rest, '\n');
    if (line.len > 0 && line.at[line.len - 1] == '\r')
        line.len--;
    return line;
}

static bool has_control(struct span line)
{
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.at[i] < 0x20 || line.at[i] == 0x7f)
            return true;
    return false;
}

static enum err check_line(struct span line, struct error *error)
{
    if (line.len > SDP_LINE_MAX)
        return error_set(error, ERR_LIMIT, "sdp", "A line is longer than 2 KiB.");
    if (line.len < 2 || line.at[0] < 'a' || line.at[0] > 'z' || line.at[1] != '=')
        return error_set(error, ERR_INPUT, "sdp", "A line is not of the form x=value.");
    if (has_control(line))
        return error_set(error, ERR_INPUT, "sdp", "There is a control character.");
    return ERR_OK;
}

enum err sdp_lines_check(const char *text, size_t len, struct error *error)
{
    struct span rest = {.at = text, .len = len};
    if (len > SDP_SIZE_MAX)
        return error_set(error, ERR_LIMIT, "sdp", "Longer than 48 KiB.");
    for (unsigned count = 0; rest.len > 0; count++) {
        if (count >= SDP_LINES_MAX)
            return error_set(error, ERR_LIMIT, "sdp", "More than 500 lines.");
        enum err err = check_line(take_line(&rest), error);
        if (err)
            return err;
    }
    return ERR_OK;
}

bool sdp_lines_next(struct span *rest, struct sdp_line *ret_line)
{
    if (rest->len == 0)
        return false;
    struct span line = take_line(rest);
    struct sdp_line parts = {.type = line.at[0]};
    struct span value = {.at = line.at + 2, .len = line.len - 2};
    if (parts.type == 'a')
        parts.name = span_cut(&value, ':');
    parts.value = value;
    *ret_line = parts;
    return true;
}
