-- Another time or another coach for a session: who proposed it, whom it waits for, until when. While
-- a move is open its time is held by new_session_id, a reserved session whose claims are what the
-- session does not claim already; move_id of both points here. A cover is accepted from the start.

CREATE TABLE move (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL CHECK (kind IN ('time', 'cover')),
    status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'declined', 'withdrawn', 'lapsed',
        'replaced')),
    session_id BLOB NOT NULL REFERENCES session (id),
    new_session_id BLOB NOT NULL UNIQUE REFERENCES session (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    proposer_id BLOB NOT NULL REFERENCES account (id),
    proposer_role TEXT NOT NULL CHECK (proposer_role IN ('person', 'coach', 'coordinator')),
    waits_for_person INTEGER NOT NULL CHECK (waits_for_person IN (0, 1)),
    waits_for_coach INTEGER NOT NULL CHECK (waits_for_coach IN (0, 1)),
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX move_open ON move (session_id) WHERE status = 'open';
CREATE INDEX move_of_session ON move (session_id, created_at);
CREATE INDEX move_of_proposer ON move (proposer_id) WHERE status = 'open';

ALTER TABLE session ADD COLUMN move_id BLOB REFERENCES move (id);
ALTER TABLE session ADD COLUMN cover_id BLOB REFERENCES move (id);
ALTER TABLE session ADD COLUMN replaces_id BLOB REFERENCES session (id);
ALTER TABLE session ADD COLUMN moved_to_id BLOB REFERENCES session (id);

-- What is to be looked at when its time has come, once, by whichever scheduler is there. kind is a
-- word of due_kind_names (store/dues.h).
CREATE TABLE due (
    kind TEXT NOT NULL,
    object_id BLOB NOT NULL CHECK (length(object_id) = 16),
    due_at INTEGER NOT NULL,
    PRIMARY KEY (kind, object_id)
) STRICT;
CREATE INDEX due_by_time ON due (due_at);
