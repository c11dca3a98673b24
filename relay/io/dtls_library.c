/* A provider that is OpenSSL's default one with fewer kinds of keys, and the library context that
 * it is loaded into. Used by dtls_identity.c; OpenSSL calls the provider on whatever thread asks.
 */
#include "relay/io/dtls_library.h"

#include <pthread.h>
#include <stdbool.h>
#include <string.h>

#include <openssl/core_dispatch.h>
#include <openssl/crypto.h>
#include <openssl/provider.h>

enum { KEPT_MAX = 8 }; /* algorithms of one operation */

/* Of an operation that stands here the algorithms named, of any other all. */
static const struct keeping {
    int operation;
    const char *names[KEPT_MAX];
    const char *properties; /* part of what an algorithm says of itself */
} keepings[] = {
        {OSSL_OP_CIPHER, {"AES-128-GCM", "AES-256-GCM", "ChaCha20-Poly1305"}, ""},
        {OSSL_OP_DIGEST, {"SHA1", "SHA2-256", "SHA2-384", "SHA2-512"}, ""},
        {OSSL_OP_KEYMGMT, {"EC", "RSA", "X25519"}, ""},
        /* DER: looks which of the others it is. */
        {OSSL_OP_DECODER, {"EC", "RSA", "DER"}, "structure=SubjectPublicKeyInfo"},
};

enum { KEEPINGS = sizeof(keepings) / sizeof(keepings[0]) };

/* Library state, as OpenSSL's own context is: made once, then only read. OpenSSL hands a provider's
 * functions the default provider's own context, which its algorithms need, so there is no other
 * place for this. */
static struct {
    pthread_once_t once;
    OSSL_PROVIDER *original; /* the default provider, which lives as long as the process */
    OSSL_ALGORITHM kept[KEEPINGS][KEPT_MAX + 1];
    OSSL_LIB_CTX *context; /* NULL: it could not be made */
} state = {.once = PTHREAD_ONCE_INIT};

/* --- what is kept ---------------------------------------------------------------------------- */

/* "EC:id-ecPublicKey:1.2.840.10045.2.1" is EC. */
static bool is_kept(const struct keeping *keeping, const OSSL_ALGORITHM *algorithm)
{
    size_t len = strcspn(algorithm->algorithm_names, ":");
    for (size_t i = 0; i < KEPT_MAX && keeping->names[i]; i++) {
        if (strlen(keeping->names[i]) == len &&
                memcmp(keeping->names[i], algorithm->algorithm_names, len) == 0) {
            return strstr(algorithm->property_definition, keeping->properties) != NULL;
        }
    }
    return false;
}

static void algorithms_keep(const struct keeping *keeping, OSSL_ALGORITHM kept[KEPT_MAX + 1])
{
    int no_cache;
    size_t count = 0;
    const OSSL_ALGORITHM *all =
            OSSL_PROVIDER_query_operation(state.original, keeping->operation, &no_cache);
    for (; all && all->algorithm_names && count < KEPT_MAX; all++) {
        if (is_kept(keeping, all)) {
            kept[count++] = *all;
        }
    }
}

static int handle_provider(OSSL_PROVIDER *provider, void *unused)
{
    (void)unused;
    if (strcmp(OSSL_PROVIDER_get0_name(provider), "default") == 0) {
        state.original = provider;
    }
    return 1;
}

/* --- the provider ---------------------------------------------------------------------------- */

static const OSSL_ALGORITHM *handle_query(void *context, int operation, int *no_cache)
{
    (void)context;
    *no_cache = 0;
    for (size_t i = 0; i < KEEPINGS; i++) {
        if (keepings[i].operation == operation) {
            return state.kept[i];
        }
    }
    return OSSL_PROVIDER_query_operation(state.original, operation, no_cache);
}

/* The groups of key agreement, for TLS. */
static int handle_capabilities(
        void *context, const char *capability, OSSL_CALLBACK *callback, void *argument)
{
    (void)context;
    return OSSL_PROVIDER_get_capabilities(state.original, capability, callback, argument);
}

static int handle_init(const OSSL_CORE_HANDLE *handle, const OSSL_DISPATCH *core,
        const OSSL_DISPATCH **ret_functions, void **ret_context)
{
    static const OSSL_DISPATCH functions[] = {
            {OSSL_FUNC_PROVIDER_QUERY_OPERATION, (void (*)(void))handle_query},
            {OSSL_FUNC_PROVIDER_GET_CAPABILITIES, (void (*)(void))handle_capabilities},
            {0, NULL},
    };
    (void)handle;
    (void)core;
    *ret_functions = functions;
    *ret_context = OSSL_PROVIDER_get0_provider_ctx(state.original);
    return 1;
}

/* --- the library ----------------------------------------------------------------------------- */

static OSSL_LIB_CTX *context_make(void)
{
    static const char name[] = "porchlight";
    OSSL_LIB_CTX *context = OSSL_LIB_CTX_new();
    if (context && OSSL_PROVIDER_add_builtin(context, name, handle_init) == 1 &&
            OSSL_PROVIDER_load(context, name)) {
        return context;
    }
    OSSL_LIB_CTX_free(context);
    return NULL;
}

static void state_fill(void)
{
    OSSL_PROVIDER_do_all(NULL, handle_provider, NULL);
    for (size_t i = 0; state.original && i < KEEPINGS; i++) {
        algorithms_keep(&keepings[i], state.kept[i]);
    }
    state.context = state.original ? context_make() : NULL;
}

struct ossl_lib_ctx_st *dtls_library_borrow(void)
{
    pthread_once(&state.once, state_fill);
    return state.context;
}
