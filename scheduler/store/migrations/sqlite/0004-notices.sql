-- The outbox: messages to accounts, written with the change they tell of and sent later. Who is
-- told what about which session is here; what it says is made when it is sent, and kept nowhere.
-- start_at is the session's when the notice was put. round counts those kinds up that may be told
-- again. next_at: not to be tried before; of one that is sending, when its sender is given up.

CREATE TABLE notice (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    programme_id BLOB NOT NULL REFERENCES programme (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB NOT NULL REFERENCES session (id),
    start_at INTEGER NOT NULL,
    round INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'dropped')),
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    error TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    UNIQUE (session_id, account_id, kind, start_at, round)
) STRICT;
CREATE INDEX notice_to_send ON notice (next_at) WHERE state IN ('waiting', 'sending');
