/* Opens what a list of avoided ones may mean somebody by. */
#include "scheduler/store/who_row.h"

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"

enum err who_read(const struct operation *operation, const struct query *query, bool with_texts,
        struct who_row *ret_who)
{
    struct id id = query_id(query, 0);
    enum reach_kind kind = (enum reach_kind)field_word(query, 2, reach_kind_names);
    ret_who->nickname[0] = ret_who->reach[0] = '\0';
    ret_who->who = (struct avoid_who){.account = id,
            .nickname = ret_who->nickname,
            .phone = kind == REACH_PHONE ? ret_who->reach : NULL,
            .mail = kind == REACH_MAIL ? ret_who->reach : NULL};
    if (!with_texts)
        return ERR_OK;
    enum err err = field_open(operation, query, 1, account_place(id, "nickname"), ret_who->nickname,
            sizeof(ret_who->nickname));
    return err ? err
               : field_open(operation, query, 3, account_place(id, "reach"), ret_who->reach,
                         sizeof(ret_who->reach));
}
