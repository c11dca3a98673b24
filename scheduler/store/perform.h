/* One write inside a transaction that is open already: the call with its audit row and its answer,
 * or the first answer of a request that is repeated. For the writing threads. */
#ifndef PORCHLIGHT_SCHEDULER_STORE_PERFORM_H
#define PORCHLIGHT_SCHEDULER_STORE_PERFORM_H

#include "common/error.h"

struct job;
struct worker;

/* What it came to is also what job->result.err is to become. */
enum err job_perform(struct worker *worker, struct job *job) ATTRIBUTE_MUST_USE;

/* Of a job that was refused, once all that it changed is undone: was its key answered before? Then
 * that answer is what it comes to. ERR_OK: job->result holds what it comes to, whichever. */
enum err job_look_back(struct worker *worker, struct job *job) ATTRIBUTE_MUST_USE;

/* Takes back whatever the job was going to say: what it did was rolled back. */
void job_clear(struct job *job);

/* job_clear, and says so to whoever asked. */
void job_fail(struct job *job, enum err err);

#endif
