/* The one file with libqrencode in it. Dark modules that stand side by side are one stroke of the
 * path, so that a code is a few kilobytes. */
#include "scheduler/api/qr.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <qrencode.h>

#include "scheduler/core/buffer.h"

static bool is_dark(const QRcode *code, int x, int y)
{
    return (code->data[y * code->width + x] & 1) != 0;
}

/* "M4,4h7v1h-7z" for each run of dark modules. */
static void row_put(const QRcode *code, int y, struct buffer *out)
{
    char stroke[64];
    for (int x = 0; x < code->width; x++) {
        int run = 0;
        while (x + run < code->width && is_dark(code, x + run, y)) {
            run++;
        }
        if (run > 0) {
            snprintf(stroke, sizeof(stroke), "M%d,%dh%dv1h-%dz", x + QR_QUIET, y + QR_QUIET, run,
                    run);
            buffer_put_text(out, stroke);
            x += run;
        }
    }
}

static enum err path_write(const QRcode *code, struct qr *ret_qr)
{
    struct buffer out = buffer_limited(QR_PATH_SIZE - 1);
    for (int y = 0; y < code->width; y++) {
        row_put(code, y, &out);
    }
    enum err err = out.err;
    if (err == ERR_OK) {
        memcpy(ret_qr->path, out.data, out.len + 1);
        ret_qr->size = code->width + 2 * QR_QUIET;
    }
    buffer_finish(&out);
    return err;
}

enum err qr_make(const char *text, struct qr *ret_qr)
{
    if (strlen(text) > QR_TEXT_MAX) {
        return ERR_LIMIT;
    }
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code == NULL) {
        return ERR_MEMORY;
    }
    enum err err = path_write(code, ret_qr);
    QRcode_free(code);
    return err;
}
