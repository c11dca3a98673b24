/* Opens what one side of pairing consists of. Called for one pair, for a person's matches and for a
 * whole cohort. */
#include "scheduler/store/party_row.h"

#include "scheduler/store/pairing_row.h"

enum err party_read(const struct operation *operation, const struct query *query, bool with_texts,
        struct party *ret_party)
{
    enum err err = who_read(operation, query, with_texts, &ret_party->who);
    ret_party->match =
            (struct match_party){.pairing = &ret_party->pairing, .who = ret_party->who.who};
    return err ? err
               : pairing_open(operation, query, WHO_COLUMN_COUNT, ret_party->who.who.account,
                         &ret_party->pairing);
}
