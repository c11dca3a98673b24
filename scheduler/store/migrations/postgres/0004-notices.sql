-- The outbox: messages to accounts, written with the change they tell of and sent later. Who is
-- told what about which session is here; what it says is made when it is sent, and kept nowhere.
-- start_at is the session's when the notice was put. round counts those kinds up that may be told
-- again. next_at: not to be tried before; of one that is sending, when its sender is given up.

CREATE TABLE notice (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    kind text NOT NULL,
    programme_id bytea NOT NULL REFERENCES programme (id),
    account_id bytea NOT NULL REFERENCES account (id),
    session_id bytea NOT NULL REFERENCES session (id),
    start_at bigint NOT NULL,
    round bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    attempts bigint NOT NULL,
    next_at bigint NOT NULL,
    error text,
    created_at bigint NOT NULL,
    ended_at bigint,
    UNIQUE (session_id, account_id, kind, start_at, round)
);
CREATE INDEX notice_to_send ON notice (next_at) WHERE state IN ('waiting', 'sending');
