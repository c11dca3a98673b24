/* The check of a join, before any room hears of it. Called by io/ws with the nonce that this
 * connection was given, once. */
#include "relay/core/gate.h"

#include <string.h>

static enum err claim_from_ticket(const struct gate *gate, const struct message_join *join,
        unix_s_t now, int64_t skew_s, struct claim *ret_claim)
{
    struct ticket ticket;
    size_t scheduler;
    enum err err = ticket_verify(join->token, strlen(join->token), gate->keys, gate->key_count,
            gate->relay, now, skew_s, &ticket, &scheduler);
    if (err != ERR_OK) {
        return err;
    }
    *ret_claim = (struct claim){
            .call = ticket.call,
            .seat = ticket.seat,
            .role = ticket.role,
            .cnf = ticket.cnf,
            .placement = ticket.placement,
            .scheduler = (int64_t)scheduler,
            .issued_ms = (ticket.nbf - skew_s) * 1000,
            .leg = join->leg,
    };
    return ERR_OK;
}

static void claim_take(struct claim *claim, const struct resume *resume)
{
    claim->is_admitted = resume->admitted;
    claim->generation = resume->generation;
    claim->given_ms = resume->given_ms;
}

/* Only the relay that wrote it knows whom it has put out or replaced since: at another the token
 * needs a ticket beside it. */
static enum err claim_from_resume(const struct gate *gate, const struct message_join *join,
        unix_s_t now, struct claim *ret_claim)
{
    struct resume resume;
    enum err err = resume_verify(join->token, strlen(join->token), gate->fleet_key, now, &resume);
    if (err != ERR_OK) {
        return err;
    }
    if (strcmp(resume.relay, gate->relay) != 0) {
        return ERR_FORBIDDEN;
    }
    *ret_claim = (struct claim){
            .is_resume = true,
            .call = resume.call,
            .seat = resume.seat,
            .role = resume.role,
            .cnf = resume.cnf,
            .placement = resume.placement,
            .scheduler = resume.scheduler,
            .issued_ms = resume.given_ms,
            .leg = join->leg,
    };
    claim_take(ret_claim, &resume);
    return ERR_OK;
}

/* What another relay of the fleet knew of this seat goes along with a call that moves: who was let
 * in there needs not knock again. A token that is not this seat's, or is over, adds nothing. */
static void claim_take_admission(
        const struct gate *gate, const struct message_join *join, unix_s_t now, struct claim *claim)
{
    struct resume resume;
    if (!join->admission || resume_verify(join->admission, strlen(join->admission), gate->fleet_key,
                                    now, &resume) != ERR_OK) {
        return;
    }
    if (id_equal(resume.call, claim->call) && id_equal(resume.seat, claim->seat) &&
            resume.role == claim->role && thumbprint_equal(resume.cnf, claim->cnf)) {
        claim_take(claim, &resume);
    }
}

enum err gate_check(const struct gate *gate, const struct message_join *join,
        const uint8_t nonce[PROOF_NONCE_BYTES], unix_s_t now, int64_t skew_s,
        struct claim *ret_claim)
{
    struct claim claim;
    enum err err = join->is_resume ? claim_from_resume(gate, join, now, &claim)
                                   : claim_from_ticket(gate, join, now, skew_s, &claim);
    if (err != ERR_OK) {
        return err;
    }
    if (!thumbprint_equal(page_key_thumbprint(&join->key), claim.cnf)) {
        return ERR_FORBIDDEN;
    }
    err = proof_verify(&join->key, nonce, join->token, strlen(join->token), join->signature);
    if (err == ERR_OK) {
        claim_take_admission(gate, join, now, &claim);
        *ret_claim = claim;
    }
    return err;
}
