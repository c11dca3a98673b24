/* Whether the settings about mail and SMS make sense together. What leaves this machine leaves it
 * encrypted; an address that mails could not be sent from is found at the start. */
#include <stdio.h>
#include <string.h>

#include "common/host/url.h"
#include "scheduler/api/settings.h"
#include "scheduler/core/address.h"
#include "scheduler/core/text.h"

/* smtp:// and smtps:// are read as http:// and https:// are. */
static enum err smtp_url_read(const char *text, struct url *ret_url)
{
    char swapped[SETTING_URL_SIZE + 8];
    bool is_tls = strncmp(text, "smtps://", 8) == 0;
    if (!is_tls && strncmp(text, "smtp://", 7) != 0) {
        return ERR_INPUT;
    }
    snprintf(swapped, sizeof(swapped), "http%s", text + 4);
    enum err err = url_read(swapped, ret_url);
    if (err == ERR_OK && strcmp(ret_url->path, "/") != 0) {
        return ERR_INPUT;
    }
    ret_url->path = "/"; /* not swapped's */
    return err;
}

static bool is_loopback(const struct url *url)
{
    return strcmp(url->name, "localhost") == 0 || strncmp(url->name, "127.", 4) == 0 ||
           strcmp(url->name, "::1") == 0;
}

static enum err smtp_check(const struct settings *settings, struct error *error)
{
    struct url url;
    bool is_open = strcmp(settings->smtp_tls, "none") == 0;
    size_t len = strlen(settings->smtp_url);
    if (!is_open && strcmp(settings->smtp_tls, "required") != 0) {
        return error_set(error, ERR_INPUT, "smtp_tls", "must be required or none");
    }
    if (len == 0) {
        return ERR_OK;
    }
    if (smtp_url_read(settings->smtp_url, &url) != ERR_OK || settings->smtp_url[len - 1] == '/') {
        return error_set(error, ERR_INPUT, "smtp_url",
                "must be smtp:// or smtps:// and a host, with or without a port, nothing behind");
    }
    if (is_open && !url.is_tls && !is_loopback(&url)) {
        return error_set(error, ERR_INPUT, "smtp_tls", "none is for this machine's own server");
    }
    if (settings->smtp_user[0] != '\0' && settings->smtp_password_file[0] == '\0') {
        return error_set(error, ERR_INPUT, "smtp_password_file", "goes with smtp_user");
    }
    return ERR_OK;
}

static enum err sms_check(const struct settings *settings, struct error *error)
{
    struct url url;
    if (settings->sms_url[0] == '\0') {
        return ERR_OK;
    }
    if (url_read(settings->sms_url, &url) != ERR_OK) {
        return error_set(error, ERR_INPUT, "sms_url", "must be https:// and a host");
    }
    if (!url.is_tls && !is_loopback(&url)) {
        return error_set(error, ERR_INPUT, "sms_url", "http:// is for this machine alone");
    }
    return ERR_OK;
}

enum err settings_check_messages(const struct settings *settings, struct error *error)
{
    bool has_mail = settings->smtp_url[0] != '\0' || settings->mail_folder[0] != '\0';
    bool has_from = settings->mail_from[0] != '\0';
    if ((has_mail || has_from) && !address_is_mail(settings->mail_from)) {
        return error_set(error, ERR_INPUT, "mail_from", "must be a mail address");
    }
    if (!text_is_plain(settings->mail_name, strlen(settings->mail_name))) {
        return error_set(error, ERR_INPUT, "mail_name", "must be one line of plain text");
    }
    enum err err = smtp_check(settings, error);
    return err == ERR_OK ? sms_check(settings, error) : err;
}
