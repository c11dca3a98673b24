-- What waits for a coordinator. An open item is there once for each kind, account and session; kind
-- is a word of queue_kind_names (store/queue.h).

CREATE TABLE queue (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB REFERENCES session (id),
    due_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE UNIQUE INDEX queue_once ON queue (account_id, kind, COALESCE(session_id, account_id))
    WHERE done_at IS NULL;
CREATE INDEX queue_by_due ON queue (programme_id, due_at, id) WHERE done_at IS NULL;
CREATE INDEX queue_of_session ON queue (session_id) WHERE done_at IS NULL;
