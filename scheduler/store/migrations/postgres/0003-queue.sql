-- What waits for a coordinator. An open item is there once for each kind, account and session; kind
-- is a word of queue_kind_names (store/queue.h).

CREATE TABLE queue (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    kind text NOT NULL,
    account_id bytea NOT NULL REFERENCES account (id),
    session_id bytea REFERENCES session (id),
    due_at bigint NOT NULL,
    created_at bigint NOT NULL,
    done_at bigint
);
CREATE UNIQUE INDEX queue_once ON queue (account_id, kind, COALESCE(session_id, account_id))
    WHERE done_at IS NULL;
CREATE INDEX queue_by_due ON queue (programme_id, due_at, id) WHERE done_at IS NULL;
CREATE INDEX queue_of_session ON queue (session_id) WHERE done_at IS NULL;
