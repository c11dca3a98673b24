/* The count behind steps.h. The compiler puts a call before each basic block of the libraries that
 * are tested (-fsanitize-coverage=trace-pc); the linker leads it here, also past libFuzzer's own.
 */
#include "tests/fuzz/relay/steps.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static size_t taken;

void __wrap___sanitizer_cov_trace_pc(void);

void __wrap___sanitizer_cov_trace_pc(void)
{
    taken++;
}

void steps_begin(void)
{
    taken = 0;
}

void steps_require(size_t len, size_t fixed, size_t each)
{
    const char *path = getenv("PORCHLIGHT_STEPS"); /* to see how near the bound is */
    size_t most = fixed + each * len;
    if (path) {
        fprintf(stderr, "%zu steps of %zu for %zu bytes\n", taken, most, len);
    }
    if (taken == 0 || taken > most) {
        fprintf(stderr, "%zu steps for %zu bytes, %zu at most\n", taken, len, most);
        abort();
    }
}
