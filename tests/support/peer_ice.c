/* The browser's ICE, for tests against the relay's ICE-lite. */
#include "peer_ice.h"

#include <stdlib.h>
#include <string.h>

#include <nice/agent.h>

enum {
    COMPONENT = 1,
    RETRANSMISSIONS =
            8, /* of a check: libnice's three give up after four seconds of a busy machine */
};

struct peer_ice {
    struct peer_ice_config config;
    NiceAgent *agent;
    guint stream;
    bool is_gathered;
};

static void credentials_tell(struct peer_ice *ice)
{
    gchar *ufrag = NULL;
    gchar *pwd = NULL;
    if (nice_agent_get_local_credentials(ice->agent, ice->stream, &ufrag, &pwd)) {
        ice->config.gathered(ice->config.context, ufrag, pwd);
    }
    g_free(ufrag);
    g_free(pwd);
}

static void handle_gathered(NiceAgent *agent, guint stream, gpointer context)
{
    (void)agent;
    (void)stream;
    struct peer_ice *ice = context;
    ice->is_gathered = true;
    credentials_tell(ice);
}

static void pair_tell(struct peer_ice *ice)
{
    NiceCandidate *local;
    NiceCandidate *remote;
    char address[NICE_ADDRESS_STRING_LEN] = "";
    if (!nice_agent_get_selected_pair(ice->agent, ice->stream, COMPONENT, &local, &remote)) {
        return;
    }
    GSocket *socket = nice_agent_get_selected_socket(ice->agent, ice->stream, COMPONENT);
    GSocketAddress *bound = socket ? g_socket_get_local_address(socket, NULL) : NULL;
    guint port = bound ? g_inet_socket_address_get_port(G_INET_SOCKET_ADDRESS(bound))
                       : nice_address_get_port(&local->addr);
    nice_address_to_string(&local->addr, address);
    ice->config.connected(ice->config.context, address, port);
    g_clear_object(&bound);
}

static void handle_state(
        NiceAgent *agent, guint stream, guint component, guint state, gpointer context)
{
    (void)agent;
    (void)stream;
    (void)component;
    struct peer_ice *ice = context;
    if (state == NICE_COMPONENT_STATE_READY) {
        pair_tell(ice);
    } else if (state == NICE_COMPONENT_STATE_FAILED) {
        ice->config.failed(ice->config.context);
    }
}

static void handle_received(
        NiceAgent *agent, guint stream, guint component, guint len, gchar *data, gpointer context)
{
    (void)agent;
    (void)stream;
    (void)component;
    struct peer_ice *ice = context;
    ice->config.received(ice->config.context, (uint8_t *)data, len);
}

static bool address_add(struct peer_ice *ice)
{
    NiceAddress address;
    nice_address_init(&address);
    return nice_address_set_from_string(&address, ice->config.address) &&
           nice_agent_add_local_address(ice->agent, &address);
}

struct peer_ice *peer_ice_create(const struct peer_ice_config *config)
{
    struct peer_ice *ice = calloc(1, sizeof *ice);
    if (!ice) {
        return NULL;
    }
    ice->config = *config;
    ice->agent = nice_agent_new_full(
            NULL, NICE_COMPATIBILITY_RFC5245, NICE_AGENT_OPTION_CONSENT_FRESHNESS);
    g_object_set(ice->agent, "controlling-mode", TRUE, "upnp", FALSE, "ice-udp", !config->is_tcp,
            "ice-tcp", config->is_tcp, "stun-max-retransmissions", RETRANSMISSIONS, NULL);
    g_signal_connect(ice->agent, "candidate-gathering-done", G_CALLBACK(handle_gathered), ice);
    g_signal_connect(ice->agent, "component-state-changed", G_CALLBACK(handle_state), ice);
    ice->stream = nice_agent_add_stream(ice->agent, 1);
    if (!ice->stream || !address_add(ice)) {
        peer_ice_destroy(ice);
        return NULL;
    }
    nice_agent_attach_recv(ice->agent, ice->stream, COMPONENT, NULL, handle_received, ice);
    if (!nice_agent_gather_candidates(ice->agent, ice->stream)) {
        peer_ice_destroy(ice);
        return NULL;
    }
    return ice;
}

void peer_ice_destroy(struct peer_ice *ice)
{
    if (ice) {
        g_object_unref(ice->agent);
        free(ice);
    }
}

bool peer_ice_remote(struct peer_ice *ice, const char *ufrag, const char *pwd, const char *address,
        unsigned int port)
{
    NiceCandidate *candidate = nice_candidate_new(NICE_CANDIDATE_TYPE_HOST);
    candidate->component_id = COMPONENT;
    candidate->stream_id = ice->stream;
    candidate->transport = ice->config.is_tcp ? NICE_CANDIDATE_TRANSPORT_TCP_PASSIVE
                                              : NICE_CANDIDATE_TRANSPORT_UDP;
    candidate->priority = 1;
    g_strlcpy(candidate->foundation, "1", sizeof candidate->foundation);
    bool is_good = nice_address_set_from_string(&candidate->addr, address) &&
                   nice_agent_set_remote_credentials(ice->agent, ice->stream, ufrag, pwd);
    nice_address_set_port(&candidate->addr, port);
    GSList *list = g_slist_append(NULL, candidate);
    is_good = is_good &&
              nice_agent_set_remote_candidates(ice->agent, ice->stream, COMPONENT, list) >= 0;
    g_slist_free_full(list, (GDestroyNotify)nice_candidate_free);
    return is_good;
}

void peer_ice_restart(struct peer_ice *ice)
{
    nice_agent_restart(ice->agent);
    credentials_tell(ice);
}

bool peer_ice_send(struct peer_ice *ice, const void *data, size_t len)
{
    return nice_agent_send(ice->agent, ice->stream, COMPONENT, (guint)len, data) == (gint)len;
}
