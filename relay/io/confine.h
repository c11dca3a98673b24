/* What a relay that was broken into could still do is made small: no new rights, no other program,
 * no file written, no memory both written and run, no sockets but of the internet, and only the
 * system calls that serving takes. */
#ifndef PORCHLIGHT_RELAY_IO_CONFINE_H
#define PORCHLIGHT_RELAY_IO_CONFINE_H

#include "common/error.h"

/* The whole process, threads that run already and those to come; for good. Everything that is to be
 * opened for writing, and every port, must be open. What is refused afterwards fails with EPERM.
 * ERR_IO: this kernel does not filter; nothing was changed but no_new_privs. */
enum err confine_process(void) ATTRIBUTE_MUST_USE;

#endif
