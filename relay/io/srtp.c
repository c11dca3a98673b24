/* SRTP of one leg. libsrtp holds what must not be got wrong: replay windows, rollover counters, the
 * nonce. What it may not know: whose packet it is, where it goes. */
#include "relay/io/srtp.h"

#include <stdlib.h>
#include <string.h>

#include <srtp2/srtp.h>

#include "relay/io/gcm.h"

enum { REPLAY_WINDOW = 1024, PACKET_MAX = 65535 };

struct srtp_pair {
    enum srtp_suite suite;
    srtp_t inbound;
    srtp_t outbound;
};

struct suite_row {
    const char *name;
    size_t key_len; /* key and salt */
    void (*set_policy)(srtp_crypto_policy_t *policy);
};

static void set_policy_cm_80(srtp_crypto_policy_t *policy)
{
    srtp_crypto_policy_set_rtp_default(policy);
}

static const struct suite_row suites[] = {
        [SRTP_SUITE_AEAD_AES_128_GCM] = {"AEAD_AES_128_GCM", 16 + 12,
                srtp_crypto_policy_set_aes_gcm_128_16_auth},
        [SRTP_SUITE_AEAD_AES_256_GCM] = {"AEAD_AES_256_GCM", 32 + 12,
                srtp_crypto_policy_set_aes_gcm_256_16_auth},
        [SRTP_SUITE_AES_128_CM_SHA1_80] = {"AES128_CM_SHA1_80", 16 + 14, set_policy_cm_80},
};

void srtp_keys_wipe(struct srtp_keys *keys)
{
    explicit_bzero(keys, sizeof *keys);
}

static srtp_err_status_t context_create(
        enum srtp_suite suite, srtp_ssrc_type_t ssrcs, const uint8_t *key, srtp_t *ret_context)
{
    uint8_t copy[SRTP_KEY_SIZE_MAX]; /* libsrtp's policy wants a pointer that is not const */
    memcpy(copy, key, suites[suite].key_len);
    srtp_policy_t policy = {
            .ssrc = {.type = ssrcs},
            .key = copy,
            .window_size = REPLAY_WINDOW,
            .allow_repeat_tx = 1,
    };
    suites[suite].set_policy(&policy.rtp);
    suites[suite].set_policy(&policy.rtcp);
    srtp_err_status_t status = srtp_create(ret_context, &policy);
    explicit_bzero(copy, sizeof copy);
    return status;
}

struct srtp_pair *srtp_pair_create(const struct srtp_keys *keys)
{
    if (keys->len != suites[keys->suite].key_len) {
        return NULL;
    }
    struct srtp_pair *pair = calloc(1, sizeof *pair);
    if (!pair) {
        return NULL;
    }
    pair->suite = keys->suite;
    if (context_create(keys->suite, ssrc_any_inbound, keys->inbound, &pair->inbound) ||
            context_create(keys->suite, ssrc_any_outbound, keys->outbound, &pair->outbound)) {
        srtp_pair_destroy(pair);
        return NULL;
    }
    return pair;
}

void srtp_pair_destroy(struct srtp_pair *pair)
{
    if (!pair) {
        return;
    }
    if (pair->inbound) {
        (void)srtp_dealloc(pair->inbound);
    }
    if (pair->outbound) {
        (void)srtp_dealloc(pair->outbound);
    }
    free(pair);
}

static enum err err_of(srtp_err_status_t status)
{
    switch ((int)status) {
    case srtp_err_status_ok:
        return ERR_OK;
    case srtp_err_status_auth_fail:
    case srtp_err_status_cipher_fail:
        return ERR_SIGNATURE;
    case srtp_err_status_replay_fail:
    case srtp_err_status_replay_old:
        return ERR_CONFLICT;
    case srtp_err_status_alloc_fail:
        return ERR_MEMORY;
    case srtp_err_status_key_expired:
        return ERR_EXPIRED;
    default:
        return ERR_INPUT;
    }
}

typedef srtp_err_status_t turn_f(srtp_t context, void *packet, int *len);

static enum err packet_turn(turn_f *turn, srtp_t context, uint8_t *packet, size_t *len)
{
    if (*len > PACKET_MAX) {
        return ERR_INPUT;
    }
    int turned_len = (int)*len;
    enum err err = err_of(turn(context, packet, &turned_len));
    if (!err) {
        *len = (size_t)turned_len;
    }
    return err;
}

static bool has_slack(size_t len, size_t size)
{
    return size >= SRTP_SLACK && len <= size - SRTP_SLACK;
}

enum err srtp_pair_unprotect_rtp(struct srtp_pair *pair, uint8_t *packet, size_t *len)
{
    return packet_turn(srtp_unprotect, pair->inbound, packet, len);
}

enum err srtp_pair_protect_rtp(struct srtp_pair *pair, uint8_t *packet, size_t *len, size_t size)
{
    if (!has_slack(*len, size)) {
        return ERR_LIMIT;
    }
    return packet_turn(srtp_protect, pair->outbound, packet, len);
}

enum err srtp_pair_unprotect_rtcp(struct srtp_pair *pair, uint8_t *packet, size_t *len)
{
    return packet_turn(srtp_unprotect_rtcp, pair->inbound, packet, len);
}

enum err srtp_pair_protect_rtcp(struct srtp_pair *pair, uint8_t *packet, size_t *len, size_t size)
{
    if (!has_slack(*len, size)) {
        return ERR_LIMIT;
    }
    return packet_turn(srtp_protect_rtcp, pair->outbound, packet, len);
}

enum srtp_suite srtp_pair_suite(const struct srtp_pair *pair)
{
    return pair->suite;
}

const char *srtp_suite_name(enum srtp_suite suite)
{
    return suites[suite].name;
}

/* --- the library ---------------------------------------------------------------------------- */

/* libsrtp's NSS loads its libraries from disk with the first context, and drops them with the last:
 * this pair keeps them, so that no call waits for that on the media thread, or finds that it is no
 * longer allowed (confine.h). Library state, as libsrtp's own. */
static struct srtp_pair *keeper;

enum err srtp_library_start(void)
{
    struct srtp_keys keys = {.suite = SRTP_SUITE_AES_128_CM_SHA1_80,
            .len = suites[SRTP_SUITE_AES_128_CM_SHA1_80].key_len};
    if (srtp_init() || gcm_plug() != ERR_OK) {
        return ERR_INTERNAL;
    }
    keeper = srtp_pair_create(&keys);
    return keeper ? ERR_OK : ERR_MEMORY;
}

void srtp_library_stop(void)
{
    srtp_pair_destroy(keeper);
    keeper = NULL;
    (void)srtp_shutdown();
}
