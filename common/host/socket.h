/* WebSocket on a connection. */
#ifndef PORCHLIGHT_COMMON_HOST_SOCKET_H
#define PORCHLIGHT_COMMON_HOST_SOCKET_H

#include <stddef.h>

#include "common/host/host.h"

struct connection;
struct lws_process_html_args;

/* The events of lws. Not 0: close. */
int socket_handle_upgrade(struct connection *connection); /* asked for; nothing is promised yet */
int socket_handle_opened(struct connection *connection);
int socket_handle_piece(struct connection *connection, const char *data, size_t len);
int socket_handle_writeable(struct connection *connection);
int socket_handle_peer_close(const struct connection *connection); /* 0: lws answers it */

/* Tells the app once, then frees. */
void socket_handle_gone(struct host_socket *socket);

#endif
