/* The browser's SRTP, for tests. */
#include "peer_srtp.h"

#include <stdlib.h>
#include <string.h>

#include <srtp2/srtp.h>

#include "peer_dtls.h"

struct peer_srtp {
    srtp_t write;
    srtp_t read;
};

static void policy_by_profile(const char *profile, srtp_crypto_policy_t *policy)
{
    if (!strcmp(profile, "SRTP_AEAD_AES_128_GCM")) {
        srtp_crypto_policy_set_aes_gcm_128_16_auth(policy);
    } else if (!strcmp(profile, "SRTP_AEAD_AES_256_GCM")) {
        srtp_crypto_policy_set_aes_gcm_256_16_auth(policy);
    } else {
        srtp_crypto_policy_set_rtp_default(policy);
    }
}

static srtp_t context_create(const char *profile, const uint8_t *key, srtp_ssrc_type_t ssrcs)
{
    uint8_t copy[PEER_KEYS_MAX];
    memcpy(copy, key, sizeof copy);
    srtp_policy_t policy = {
            .ssrc = {.type = ssrcs}, .key = copy, .window_size = 1024, .allow_repeat_tx = 1};
    policy_by_profile(profile, &policy.rtp);
    policy_by_profile(profile, &policy.rtcp);
    srtp_t context = NULL;
    return srtp_create(&context, &policy) == srtp_err_status_ok ? context : NULL;
}

struct peer_srtp *peer_srtp_create(const struct peer_keys *keys)
{
    struct peer_srtp *srtp = calloc(1, sizeof *srtp);
    if (!srtp || srtp_init() != srtp_err_status_ok) {
        free(srtp);
        return NULL;
    }
    srtp->write = context_create(keys->profile, keys->write, ssrc_any_outbound);
    srtp->read = context_create(keys->profile, keys->read, ssrc_any_inbound);
    return srtp;
}

void peer_srtp_destroy(struct peer_srtp *srtp)
{
    if (srtp) {
        srtp_dealloc(srtp->write);
        srtp_dealloc(srtp->read);
        free(srtp);
    }
}

bool peer_srtp_protect(struct peer_srtp *srtp, bool is_rtcp, uint8_t *data, size_t *len)
{
    int turned = (int)*len;
    srtp_err_status_t status = is_rtcp ? srtp_protect_rtcp(srtp->write, data, &turned)
                                       : srtp_protect(srtp->write, data, &turned);
    *len = (size_t)turned;
    return status == srtp_err_status_ok;
}

bool peer_srtp_unprotect(struct peer_srtp *srtp, bool is_rtcp, uint8_t *data, size_t *len)
{
    int turned = (int)*len;
    srtp_err_status_t status = is_rtcp ? srtp_unprotect_rtcp(srtp->read, data, &turned)
                                       : srtp_unprotect(srtp->read, data, &turned);
    *len = (size_t)turned;
    return status == srtp_err_status_ok;
}
