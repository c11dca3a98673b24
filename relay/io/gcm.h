/* Our AES-128-GCM behind libsrtp's door for other ciphers (srtp2/cipher.h): libsrtp keeps the
 * replay window, the rollover counter and the packet's form, and its cost goes. Debian builds
 * libsrtp on NSS, which takes six times as long a packet. */
#ifndef PORCHLIGHT_RELAY_IO_GCM_H
#define PORCHLIGHT_RELAY_IO_GCM_H

#include "common/error.h"

/* After srtp_init. libsrtp tries the cipher on its own vectors and on ours before it takes it:
 * ERR_INTERNAL if it does not. Every context made afterwards uses it. */
enum err gcm_plug(void) ATTRIBUTE_MUST_USE;

#endif
