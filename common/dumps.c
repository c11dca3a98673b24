/* Core dumps are off: prctl(2), PR_SET_DUMPABLE. */
#include "common/dumps.h"

#include <sys/prctl.h>

void dumps_forbid(void)
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
