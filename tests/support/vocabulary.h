/* The shipped list of traits, for tests and benchmarks that run in the project's folder. */
#ifndef PORCHLIGHT_TESTS_SUPPORT_VOCABULARY_H
#define PORCHLIGHT_TESTS_SUPPORT_VOCABULARY_H

struct vocabulary;

/* The caller's. Ends the program when it cannot be read. */
struct vocabulary *vocabulary_shipped(void);

#endif
