/* Gathers what is appended to a write-ahead log until it is synced. Readers find a commit by the
 * log's index, which SQLite changes after the sync, and a recovery believes only what is on disk;
 * so nobody misses what is gathered here. Every file but the log is SQLite's own as it stands. */
#include "scheduler/store/wal_vfs.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

enum {
    GATHER_MAX = 512 * 1024, /* about 128 pages; a larger commit goes in several turns */
    WRITE_MAX = 64 * 1024,   /* SQLite's own takes less than 128 KiB at once */
};

struct wal_file {
    sqlite3_file base;
    sqlite3_file *real; /* SQLite's own, behind this struct */
    uint8_t *gathered;  /* GATHER_MAX bytes */
    int len;            /* of them in use */
    sqlite3_int64 at;   /* where they begin in the file */
};

static struct wal_file *wal_of(sqlite3_file *file)
{
    return (struct wal_file *)file;
}

/* What could not be written stays, so that no later sync takes it for written. */
static int wal_flush(struct wal_file *wal)
{
    int code = SQLITE_OK;
    for (int done = 0; done < wal->len && code == SQLITE_OK; done += WRITE_MAX) {
        int len = wal->len - done < WRITE_MAX ? wal->len - done : WRITE_MAX;
        code = wal->real->pMethods->xWrite(wal->real, wal->gathered + done, len, wal->at + done);
    }
    if (code == SQLITE_OK)
        wal->len = 0;
    return code;
}

static int wal_write(sqlite3_file *file, const void *data, int len, sqlite3_int64 at)
{
    struct wal_file *wal = wal_of(file);
    bool is_next = wal->len > 0 && at == wal->at + wal->len && len <= GATHER_MAX - wal->len;
    int code = is_next ? SQLITE_OK : wal_flush(wal);
    if (code != SQLITE_OK)
        return code;
    if (len > GATHER_MAX)
        return wal->real->pMethods->xWrite(wal->real, data, len, at);
    if (!is_next)
        wal->at = at;
    memcpy(wal->gathered + wal->len, data, (size_t)len);
    wal->len += len;
    return SQLITE_OK;
}

static int wal_read(sqlite3_file *file, void *data, int len, sqlite3_int64 at)
{
    struct wal_file *wal = wal_of(file);
    bool is_apart = at + len <= wal->at || at >= wal->at + wal->len;
    int code = is_apart ? SQLITE_OK : wal_flush(wal);
    return code ? code : wal->real->pMethods->xRead(wal->real, data, len, at);
}

static int wal_sync(sqlite3_file *file, int flags)
{
    struct wal_file *wal = wal_of(file);
    int code = wal_flush(wal);
    return code ? code : wal->real->pMethods->xSync(wal->real, flags);
}

static int wal_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct wal_file *wal = wal_of(file);
    int code = wal_flush(wal);
    return code ? code : wal->real->pMethods->xTruncate(wal->real, size);
}

static int wal_size(sqlite3_file *file, sqlite3_int64 *ret_size)
{
    struct wal_file *wal = wal_of(file);
    int code = wal_flush(wal);
    return code ? code : wal->real->pMethods->xFileSize(wal->real, ret_size);
}

static int wal_close(sqlite3_file *file)
{
    struct wal_file *wal = wal_of(file);
    int flushed = wal_flush(wal);
    free(wal->gathered);
    int code = wal->real->pMethods->xClose(wal->real);
    return flushed ? flushed : code;
}

/* --- as it stands ----------------------------------------------------------------------------- */

static int wal_lock(sqlite3_file *file, int level)
{
    sqlite3_file *real = wal_of(file)->real;
    return real->pMethods->xLock(real, level);
}

static int wal_unlock(sqlite3_file *file, int level)
{
    sqlite3_file *real = wal_of(file)->real;
    return real->pMethods->xUnlock(real, level);
}

static int wal_is_reserved(sqlite3_file *file, int *ret_is_reserved)
{
    sqlite3_file *real = wal_of(file)->real;
    return real->pMethods->xCheckReservedLock(real, ret_is_reserved);
}

static int wal_control(sqlite3_file *file, int operation, void *argument)
{
    sqlite3_file *real = wal_of(file)->real;
    return real->pMethods->xFileControl(real, operation, argument);
}

static int wal_sector(sqlite3_file *file)
{
    sqlite3_file *real = wal_of(file)->real;
    return real->pMethods->xSectorSize(real);
}

static int wal_device(sqlite3_file *file)
{
    sqlite3_file *real = wal_of(file)->real;
    return real->pMethods->xDeviceCharacteristics(real);
}

/* --- opening ---------------------------------------------------------------------------------- */

static const sqlite3_io_methods wal_methods = {
        .iVersion = 1,
        .xClose = wal_close,
        .xRead = wal_read,
        .xWrite = wal_write,
        .xTruncate = wal_truncate,
        .xSync = wal_sync,
        .xFileSize = wal_size,
        .xLock = wal_lock,
        .xUnlock = wal_unlock,
        .xCheckReservedLock = wal_is_reserved,
        .xFileControl = wal_control,
        .xSectorSize = wal_sector,
        .xDeviceCharacteristics = wal_device,
};

static int vfs_open(
        sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *ret_flags)
{
    (void)vfs;
    sqlite3_vfs *own = sqlite3_vfs_find(NULL);
    if (!(flags & SQLITE_OPEN_WAL))
        return own->xOpen(own, name, file, flags, ret_flags);
    struct wal_file *wal = wal_of(file);
    *wal = (struct wal_file){.real = (sqlite3_file *)(wal + 1), .gathered = malloc(GATHER_MAX)};
    int code = wal->gathered ? own->xOpen(own, name, wal->real, flags, ret_flags) : SQLITE_NOMEM;
    if (code == SQLITE_OK)
        wal->base.pMethods = &wal_methods;
    else
        free(wal->gathered);
    return code;
}

/* SQLite keeps it in a list of its own, for as long as the program runs. */
static sqlite3_vfs wal_vfs;

static int vfs_register(void)
{
    const sqlite3_vfs *own = sqlite3_vfs_find(NULL);
    if (sqlite3_vfs_find(WAL_VFS_NAME))
        return SQLITE_OK;
    if (!own)
        return SQLITE_ERROR;
    wal_vfs = *own;
    wal_vfs.pNext = NULL;
    wal_vfs.zName = WAL_VFS_NAME;
    wal_vfs.szOsFile = (int)sizeof(struct wal_file) + own->szOsFile;
    wal_vfs.xOpen = vfs_open;
    return sqlite3_vfs_register(&wal_vfs, 0);
}

int wal_vfs_register(void)
{
    int code = sqlite3_initialize();
    if (code != SQLITE_OK)
        return code;
    sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_VFS1);
    sqlite3_mutex_enter(mutex);
    code = vfs_register();
    sqlite3_mutex_leave(mutex);
    return code;
}
