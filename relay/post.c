/* Makes orders and puts them in the mailbox. Used by drive.c alone. */
#include "relay/post.h"

#include <stdlib.h>

#include "relay/io/mail.h"

static void put(struct post *post, struct order *order, uint64_t connection)
{
    if (order && mailbox_put(post->orders, order) == ERR_OK) {
        return;
    }
    order_destroy(order);
    if (connection != 0 && post->untold_count < POST_UNTOLD_MAX) {
        post->untold[post->untold_count++] = connection;
    }
}

void post_acceptance(struct post *post, uint64_t connection)
{
    put(post, order_create(ORDER_ACCEPT, connection), connection);
}

void post_refusal(struct post *post, uint64_t connection, enum message_code code)
{
    struct order *order = order_create(ORDER_REFUSE, connection);
    if (order) {
        order->code = code;
    }
    put(post, order, connection);
}

/* NULL: no memory. */
static struct order *text_order(uint64_t connection, const struct message *message)
{
    struct order *order = order_create(ORDER_SEND, connection);
    if (order) {
        order->text = message_write(message, &order->len);
    }
    if (order && !order->text) {
        order_destroy(order);
        order = NULL;
    }
    return order;
}

void post_message(struct post *post, uint64_t connection, const struct message *message)
{
    put(post, text_order(connection, message), connection);
}

void post_close(struct post *post, uint64_t connection, enum message_close code)
{
    struct order *order = order_create(ORDER_CLOSE, connection);
    if (order) {
        order->close = code;
    }
    put(post, order, connection);
}

void post_report(struct post *post, const struct report *report)
{
    struct order *order = order_create(ORDER_REPORT, 0);
    if (order) {
        order->report = *report;
    }
    put(post, order, 0);
}

void post_counts(struct post *post, size_t calls, size_t seats)
{
    struct order *order = order_create(ORDER_COUNTS, 0);
    if (order) {
        order->calls = (int64_t)calls;
        order->seats = (int64_t)seats;
    }
    put(post, order, 0);
}

void post_stats(struct post *post, uint64_t connection, const struct message_stats *stats)
{
    const struct message message = {.type = MESSAGE_STATS, .stats = *stats};
    put(post, text_order(connection, &message), 0);
}

void post_census(struct post *post, const struct census *census)
{
    struct order *order = order_create(ORDER_CENSUS, 0);
    if (order) {
        order->census = malloc(sizeof(*census));
    }
    if (order && order->census) {
        *order->census = *census;
        put(post, order, 0);
    } else {
        order_destroy(order);
    }
}

void post_draining(struct post *post, bool is_moving)
{
    struct order *order = order_create(ORDER_DRAINING, 0);
    if (order) {
        order->is_moving = is_moving;
    }
    put(post, order, 0);
}

void post_done(struct post *post, int64_t command)
{
    struct order *order = command ? order_create(ORDER_DONE, 0) : NULL;
    if (order) {
        order->command = command;
        put(post, order, 0);
    }
}

void post_untold(struct post *post)
{
    size_t count = post->untold_count;
    post->untold_count = 0;
    for (size_t i = 0; i < count; i++) {
        post_close(post, post->untold[i], MESSAGE_CLOSE_GOING_AWAY);
    }
}

bool has_posted_stopped(struct post *post)
{
    struct order *order = order_create(ORDER_STOPPED, 0);
    if (order && mailbox_put(post->orders, order) == ERR_OK) {
        return true;
    }
    order_destroy(order);
    return false;
}
