/* One page's media, as lean as it can be: a UDP socket, ICE checks, DTLS, then RTP with the time of
 * sending in it. What a browser does on a leg, without a browser. One thread. */
#ifndef PORCHLIGHT_TESTS_BENCH_RELAY_CLIENT_H
#define PORCHLIGHT_TESTS_BENCH_RELAY_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CLIENT_UFRAG_SIZE = 9, CLIENT_PWD_SIZE = 25, CLIENT_BATCH = 64, CLIENT_PROFILE_SIZE = 32 };

struct client;

struct client_remote { /* from the relay's description */
    const char *ufrag;
    const char *pwd;
    const char *fingerprint; /* "AB:CD:..." */
    const char *address;
    uint16_t port;
};

struct client_local { /* for our description */
    char ufrag[CLIENT_UFRAG_SIZE];
    char pwd[CLIENT_PWD_SIZE];
    char fingerprint[96];
    uint32_t audio_ssrc;
    uint32_t video_ssrc;
};

/* NULL: no socket or memory. */
struct client *client_create(struct client_local *ret_local);
void client_destroy(struct client *client);

int client_fd(const struct client *client);

/* Checks and handshakes from now on. false: the address is no good. */
bool client_remote(struct client *client, const struct client_remote *remote);

/* Keys at once, and no ICE: for a floor that knows them, too. */
bool client_preset(
        struct client *client, const char *address, uint16_t port, const uint8_t key[28]);

/* Repeats what is due: checks, DTLS. */
void client_tick(struct client *client, int64_t now_ns);

bool client_is_keyed(const struct client *client);
bool client_has_failed(const struct client *client);
const char *client_profile(const struct client *client); /* "SRTP_AEAD_AES_128_GCM" */

/* Queues one packet of `size` bytes of RTP, header included; client_flush sends what is queued,
 * if is_glued with runs of one size as one message each. */
void client_put(struct client *client, bool is_video, size_t size, int64_t now_ns);
void client_flush(struct client *client, bool is_glued);

/* Reads all there is; told is called with each RTP packet's time on the way, from client_put's
 * now_ns (CLOCK_REALTIME) until the kernel had it. */
void client_receive(
        struct client *client, void (*told)(void *context, int64_t delay_ns), void *context);

#endif
