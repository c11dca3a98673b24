/* A way to the disk for SQLite's one writer that writes each commit's pages to the log in one go,
 * not two writes a page. All else is left to SQLite's own. Included by db_sqlite.c only. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_WAL_VFS_H
#define PORCHLIGHT_SCHEDULER_STORE_WAL_VFS_H

#define WAL_VFS_NAME "porchlight-wal"

/* Makes it known to SQLite by that name; again does nothing. A SQLite result code. For connections
 * with synchronous = FULL: what is not synced yet may be in memory only. */
int wal_vfs_register(void);

#endif
