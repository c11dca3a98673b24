/* Core dumps: a process that holds keys and names leaves none. */
#ifndef PORCHLIGHT_COMMON_DUMPS_H
#define PORCHLIGHT_COMMON_DUMPS_H

/* From now on no core is written, whatever the limits are, and nobody but root looks into the
 * process. Before the first key is read. Nothing is changed where a sanitizer is built in, which
 * has to look. */
void dumps_forbid(void);

#endif
