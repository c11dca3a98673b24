/* Scarce memory for a unit test: the allocation that the test names by its number fails, once. Ours
 * are counted by the linker's --wrap (tests/unit/relay/CMakeLists.txt), jansson's because it is
 * given ours (json_init), OpenSSL's by its own hook. For one thread. */
#ifndef PORCHLIGHT_TESTS_SUPPORT_SCARCE_H
#define PORCHLIGHT_TESTS_SUPPORT_SCARCE_H

#include <stdbool.h>
#include <stddef.h>

/* Once, before OpenSSL allocates. */
void scarce_attach(void);

/* The number-th allocation from here fails; 0: none does, and counting begins anew. */
void scarce_fail(size_t number);

/* While suspended, allocations neither fail nor count. */
void scarce_suspend(bool is_to_be);

/* Of those since scarce_fail. */
bool scarce_has_failed(void);
size_t scarce_count(void);

/* Allocations that were not freed, since the start. */
long scarce_live(void);

#endif
