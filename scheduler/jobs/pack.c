/* Packs notices. Called by the courier, at the moment of sending, so that a message says how things
 * are then. A second attempt packs the same words, the same link and the same Message-ID. */
#include "scheduler/jobs/pack.h"

#include <stdio.h>
#include <string.h>

#include "scheduler/core/address.h"
#include "scheduler/core/notice_text.h"
#include "scheduler/jobs/courier.h"
#include "scheduler/jobs/parcel.h"
#include "scheduler/jobs/sms_hook.h"

enum { LINK_URL_SIZE = 320, MESSAGE_ID_SIZE = ID_TEXT_SIZE + ADDRESS_MAIL_MAX };

/* A person's seat link; for staff the page that asks them to sign in. NULL: none. */
static const char *link_of(const struct courier_config *config, const struct notice_claimed *notice,
        char ret_url[LINK_URL_SIZE])
{
    if (notice->secret[0] != '\0') {
        snprintf(ret_url, LINK_URL_SIZE, "%s/link/%s", config->public_url, notice->secret);
    } else if (notice->role == ROLE_COACH || notice->role == ROLE_COORDINATOR) {
        snprintf(ret_url, LINK_URL_SIZE, "%s/%s", config->public_url, role_names[notice->role]);
    } else {
        return NULL;
    }
    return ret_url;
}

static enum err words_make(const struct courier_config *config, const struct notice_claimed *notice,
        struct notice_said *ret_said)
{
    char url[LINK_URL_SIZE];
    struct notice_view view = {
            .kind = notice->kind,
            .face = {.words = config->words,
                    .language = notice->language,
                    .zone_name = notice->zone},
            .start_at = notice->start_at,
            .link = link_of(config, notice, url),
            .phone = config->phone,
    };
    if (zones_get(config->zones, notice->zone, &view.face.zone, NULL) != ERR_OK) {
        view.face.zone_name = "UTC"; /* a zone that this machine lost */
        enum err err = zones_get(config->zones, "UTC", &view.face.zone, NULL);
        if (err != ERR_OK) {
            return err;
        }
    }
    return notice_say(&view, ret_said);
}

static enum err mail_write(const struct courier_config *config, const struct notice_said *said,
        unix_s_t now, struct parcel *parcel)
{
    char id[ID_TEXT_SIZE];
    char message_id[MESSAGE_ID_SIZE];
    snprintf(message_id, sizeof(message_id), "%s@%s", id_text(parcel->notice, id),
            address_host(config->mail_from));
    const struct mime mime = {
            .from = config->mail_from,
            .from_name = config->mail_name,
            .to = parcel->to,
            .subject = said->subject,
            .id = message_id,
            .text = said->letter,
            .at = now,
    };
    struct buffer out = buffer_limited(sizeof(parcel->bytes));
    enum err err = mime_write(&mime, &out);
    if (err == ERR_OK) {
        memcpy(parcel->bytes, out.data, out.len);
        parcel->len = out.len;
    }
    buffer_finish(&out);
    return err;
}

enum err pack_write(const struct courier_config *config, const struct notice_claimed *notice,
        unix_s_t now, struct parcel *parcel)
{
    struct notice_said said;
    enum err err = words_make(config, notice, &said);
    if (err != ERR_OK) {
        return err;
    }
    if (parcel->lane == REACH_MAIL) {
        snprintf(parcel->to, sizeof(parcel->to), "%s", notice->to);
        return mail_write(config, &said, now, parcel);
    }
    address_dial(notice->to, parcel->to, sizeof(parcel->to));
    return parcel->to[0] == '\0' ? ERR_INPUT : sms_hook_write(parcel, said.brief);
}
