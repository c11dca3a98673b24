/* Loops around read and write. */
#include "scheduler/backup/flow.h"

#include <errno.h>
#include <unistd.h>

enum { PIECE = 65536 };

/* As read, but for signals. */
static ssize_t piece_read(int from, void *data, size_t max)
{
    ssize_t len;
    do
        len = read(from, data, max);
    while (len < 0 && errno == EINTR);
    return len;
}

enum err flow_write(int to, const void *data, size_t len)
{
    for (size_t at = 0; at < len;) {
        ssize_t done = write(to, (const char *)data + at, len - at);
        if (done < 0 && errno != EINTR)
            return ERR_IO;
        at += done > 0 ? (size_t)done : 0;
    }
    return ERR_OK;
}

enum err flow_copy(int from, int to)
{
    char data[PIECE];
    ssize_t len;
    while ((len = piece_read(from, data, sizeof(data))) > 0) {
        if (flow_write(to, data, (size_t)len) != ERR_OK)
            return ERR_IO;
    }
    return len == 0 ? ERR_OK : ERR_IO;
}

enum err flow_read(int from, void *ret_data, size_t max, size_t *ret_len)
{
    size_t at = 0;
    char more;
    ssize_t len = 1;
    while (at < max && (len = piece_read(from, (char *)ret_data + at, max - at)) > 0)
        at += (size_t)len;
    if (len > 0)
        len = piece_read(from, &more, 1);
    if (len != 0)
        return len > 0 ? ERR_LIMIT : ERR_IO;
    *ret_len = at;
    return ERR_OK;
}
