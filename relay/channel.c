/* What hangs on a leg beyond its state: the handshake, the keys, the counters. Used by traffic.c
 * alone. */
#include "relay/channel.h"

#include <stdlib.h>
#include <string.h>

struct channel *channel_create(struct traffic *traffic, const struct leg *leg, ms_t now)
{
    struct channel *channel = calloc(1, sizeof(*channel));
    if (!channel) {
        return NULL;
    }
    channel->traffic = traffic;
    bool is_echo = leg->purpose == LEG_CHECK;
    int bytes = is_echo ? CHANNEL_ECHO_BYTES_PER_S : CHANNEL_BYTES_PER_S;
    int packets = is_echo ? CHANNEL_ECHO_PACKETS_PER_S : CHANNEL_PACKETS_PER_S;
    channel->bytes = bucket_full(bytes, bytes, now);
    channel->packets = bucket_full(packets, packets, now);
    leg_stats_init(&channel->stats, now);
    streams_init(&channel->in, STREAMS_IN_MAX);
    streams_init(&channel->out, STREAMS_OUT_MAX);
    memcpy(channel->rtcp.cname, leg->cname, sizeof(channel->rtcp.cname));
    return channel;
}

void channel_destroy(struct channel *channel)
{
    if (channel) {
        dtls_destroy(channel->dtls);
        srtp_pair_destroy(channel->srtp);
        free(channel);
    }
}

void channel_forget_handshake(struct channel *channel)
{
    dtls_destroy(channel->dtls);
    channel->dtls = NULL;
    channel->handshakes_failed++;
}

enum err channel_key(struct channel *channel, struct leg *leg)
{
    struct srtp_keys keys;
    if (!channel->dtls || leg->fingerprint_count == 0) {
        return ERR_NOT_NOW;
    }
    enum err err = dtls_keys(channel->dtls, leg->fingerprints, leg->fingerprint_count, &keys);
    if (err != ERR_OK) {
        return err;
    }
    channel->srtp = srtp_pair_create(&keys);
    srtp_keys_wipe(&keys);
    if (!channel->srtp) {
        return ERR_MEMORY;
    }
    leg->is_keyed = true;
    return ERR_OK;
}
