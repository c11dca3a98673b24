/* Booking to mail in two store calls: how the person is reached, then a seat link. The words are
 * neutral (W14): the mail names nobody and says nothing about what the time is for. */
#include "scheduler/jobs/invitations.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "scheduler/core/buffer.h"
#include "scheduler/core/words.h"
#include "scheduler/jobs/mail_folder.h"
#include "scheduler/store/accounts.h"
#include "scheduler/store/links.h"
#include "scheduler/store/sessions.h"
#include "scheduler/store/store.h"

enum { LINK_URL_SIZE = 320 };

struct invitation {
    struct invitations *all;
    bool is_used;
    struct id session;
    struct actor coach;
    unix_ms_t now;
    char language[LANGUAGE_SIZE];
    char to[REACH_VALUE_SIZE];
};

struct invitations {
    struct invitations_config config;
    struct invitation items[INVITATIONS_MAX];
};

struct invitations *invitations_create(const struct invitations_config *config)
{
    struct invitations *invitations = calloc(1, sizeof(*invitations));
    if (invitations != NULL) {
        invitations->config = *config;
    }
    return invitations;
}

void invitations_destroy(struct invitations *invitations)
{
    free(invitations);
}

static void invitation_end(struct invitation *invitation, enum err err)
{
    if (err != ERR_OK) {
        LOG(LOG_WARNING, "invitation.lost", LOG_ID("session", invitation->session),
                LOG_WORD("why", err_name(err)));
    }
    *invitation = (struct invitation){.all = invitation->all};
}

static enum err mail_write(
        const struct invitation *invitation, const struct link_new *link, struct mail *ret_mail)
{
    char url[LINK_URL_SIZE];
    const struct invitations_config *config = &invitation->all->config;
    snprintf(url, sizeof(url), "%s/link/%s", config->public_url, link->secret);
    const struct words_pair pairs[] = {{"link", url}, {"phone", config->phone}};
    struct buffer text = buffer_limited(MAIL_TEXT_SIZE - 1);
    words_fill(words_get(config->words, invitation->language, "mail_text"), pairs, 2, &text);
    enum err err = text.err;
    if (err == ERR_OK) {
        snprintf(ret_mail->text, sizeof(ret_mail->text), "%s", text.data);
        snprintf(ret_mail->subject, sizeof(ret_mail->subject), "%s",
                words_get(config->words, invitation->language, "mail_subject"));
    }
    buffer_finish(&text);
    return err;
}

static void handle_link(void *context, const struct store_result *result)
{
    struct mail mail = {0};
    struct invitation *invitation = context;
    enum err err = result->err;
    if (err == ERR_OK && strlen(invitation->to) >= sizeof(mail.to)) {
        err = ERR_LIMIT;
    }
    if (err == ERR_OK) {
        memcpy(mail.to, invitation->to, strlen(invitation->to) + 1);
        err = mail_write(invitation, result->out, &mail);
    }
    if (err == ERR_OK) {
        err = mail_folder_send(invitation->all->config.mail, &mail, invitation->now);
    }
    invitation_end(invitation, err);
}

static void handle_account(void *context, const struct store_result *result)
{
    struct invitation *invitation = context;
    const struct account_me_out *out = result->out;
    if (result->err != ERR_OK || out->account.reach_kind != REACH_MAIL) {
        invitation_end(invitation, result->err);
        return;
    }
    memcpy(invitation->to, out->account.reach_value, sizeof(invitation->to));
    memcpy(invitation->language, out->account.language, sizeof(invitation->language));
    const struct seat_link_make in = {
            .write = {.actor = invitation->coach,
                    .route = "invitation",
                    .now = invitation->now / 1000},
            .session = invitation->session,
    };
    enum err err = store_submit(
            invitation->all->config.store, &seat_link_make, &in, handle_link, invitation);
    if (err != ERR_OK) {
        invitation_end(invitation, err);
    }
}

static struct invitation *invitation_find_free(struct invitations *invitations)
{
    for (size_t i = 0; i < INVITATIONS_MAX; i++) {
        if (!invitations->items[i].is_used) {
            return &invitations->items[i];
        }
    }
    return NULL;
}

void invitations_send(struct invitations *invitations, const struct session_row *row, unix_ms_t now)
{
    struct invitation *invitation = invitation_find_free(invitations);
    if (invitation == NULL) {
        LOG(LOG_WARNING, "invitation.lost", LOG_ID("session", row->id), LOG_WORD("why", "limit"));
        return;
    }
    *invitation = (struct invitation){
            .all = invitations,
            .is_used = true,
            .session = row->id,
            .coach = {.account = row->coach, .role = ROLE_COACH, .programme = row->programme},
            .now = now,
    };
    const struct account_me in = {
            .actor = {.account = row->person, .role = ROLE_PERSON, .programme = row->programme},
    };
    enum err err =
            store_submit(invitations->config.store, &account_me, &in, handle_account, invitation);
    if (err != ERR_OK) {
        invitation_end(invitation, err);
    }
}
