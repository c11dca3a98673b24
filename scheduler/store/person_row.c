/* Reads a person's row. Called by the lists of people and by whatever changes somebody's coaches.
 */
#include "scheduler/store/person_row.h"

#include "scheduler/store/account_row.h"
#include "scheduler/store/db.h"
#include "scheduler/store/fields.h"
#include "scheduler/store/operation.h"

enum err person_row_read(
        const struct operation *operation, const struct query *query, struct person_row *ret_person)
{
    struct person_row person = {
            .id = query_id(query, 0),
            .reach_kind = (enum reach_kind)field_word(query, 4, reach_kind_names),
            .coach = query_id(query, 5),
            .next_at = query_number(query, 7),
            .backup = query_id(query, 8),
    };
    query_copy_text(query, 2, person.zone, sizeof(person.zone));
    query_copy_text(query, 3, person.language, sizeof(person.language));
    enum err err = field_open(operation, query, 1, account_place(person.id, "nickname"),
            person.nickname, sizeof(person.nickname));
    if (!err)
        err = field_open(operation, query, 6, account_place(person.coach, "nickname"),
                person.coach_nickname, sizeof(person.coach_nickname));
    if (!err)
        err = field_open(operation, query, 9, account_place(person.backup, "nickname"),
                person.backup_nickname, sizeof(person.backup_nickname));
    if (!err)
        *ret_person = person;
    return err;
}

enum err person_row_find(const struct operation *operation, struct id id, unix_s_t now,
        struct person_row *ret_person)
{
    struct query *query = db_query(operation->db, PERSON_SELECT "p.id = $2");
    query_bind_number(query, 1, now);
    query_bind_id(query, 2, &id);
    enum err err =
            query_next(query) ? person_row_read(operation, query, ret_person) : ERR_NOT_FOUND;
    enum err ended = query_end(query);
    return ended ? ended : err;
}
