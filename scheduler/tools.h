/* The small tools of porchlight-scheduler, each run instead of serving. They block and print. */
#ifndef PORCHLIGHT_SCHEDULER_TOOLS_H
#define PORCHLIGHT_SCHEDULER_TOOLS_H

#include "common/error.h"

struct settings;

/* Writes the key files that are missing; the others stay. */
enum err tool_make_keys(const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

/* Walks along the audit's chain, against the keys and the anchors, and says in one line how far it
 * is whole. ERR_SIGNATURE: it is not, and error names the first row that is wrong. A scheduler may
 * be running. */
enum err tool_audit_verify(const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

/* Fills an empty database with the made-up organisation; in one that has it, sees to a session
 * that starts now. */
enum err tool_make_demo(const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

/* Prints `ROLE URL` for a person, its coach and a coordinator of the demo, and `seat URL` for the
 * session that is now. The scheduler has to be running, with listen_port not 0. */
enum err tool_make_links(const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

/* Prints `CLASS ROWS DAYS` for each class of retention: what would be deleted now. As above. */
enum err tool_retention_look(
        const struct settings *settings, struct error *error) ATTRIBUTE_MUST_USE;

#endif
