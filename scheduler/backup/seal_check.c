/* Asks the sealer for a hash that only its key gives. For backup.c and restore.c. */
#include "scheduler/backup/seal_check.h"

#include "common/base64url.h"
#include "scheduler/store/sealed.h"

enum err seal_check_make(const char *key_path, char ret_check[SEAL_CHECK_SIZE], struct error *error)
{
    static const char words[] = "porchlight backup";
    struct sealer *sealer = NULL;
    uint8_t hash[LOOKUP_BYTES];
    enum err err = sealer_create(key_path, &sealer, error);
    if (err)
        return err;
    sealed_lookup(sealer, "backup", words, sizeof(words), hash);
    sealer_destroy(sealer);
    base64url_encode(hash, sizeof(hash), ret_check, SEAL_CHECK_SIZE);
    return ERR_OK;
}
