-- Another time or another coach for a session: who proposed it, whom it waits for, until when. While
-- a move is open its time is held by new_session_id, a reserved session whose claims are what the
-- session does not claim already; move_id of both points here. A cover is accepted from the start.

CREATE TABLE move (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    kind text NOT NULL CHECK (kind IN ('time', 'cover')),
    status text NOT NULL CHECK (status IN ('open', 'accepted', 'declined', 'withdrawn', 'lapsed',
        'replaced')),
    session_id bytea NOT NULL REFERENCES session (id),
    new_session_id bytea NOT NULL UNIQUE REFERENCES session (id),
    coach_id bytea NOT NULL REFERENCES account (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    proposer_id bytea NOT NULL REFERENCES account (id),
    proposer_role text NOT NULL CHECK (proposer_role IN ('person', 'coach', 'coordinator')),
    waits_for_person bigint NOT NULL CHECK (waits_for_person IN (0, 1)),
    waits_for_coach bigint NOT NULL CHECK (waits_for_coach IN (0, 1)),
    expires_at bigint NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE UNIQUE INDEX move_open ON move (session_id) WHERE status = 'open';
CREATE INDEX move_of_session ON move (session_id, created_at);
CREATE INDEX move_of_proposer ON move (proposer_id) WHERE status = 'open';

ALTER TABLE session ADD COLUMN move_id bytea REFERENCES move (id);
ALTER TABLE session ADD COLUMN cover_id bytea REFERENCES move (id);
ALTER TABLE session ADD COLUMN replaces_id bytea REFERENCES session (id);
ALTER TABLE session ADD COLUMN moved_to_id bytea REFERENCES session (id);

-- What is to be looked at when its time has come, once, by whichever scheduler is there. kind is a
-- word of due_kind_names (store/dues.h).
CREATE TABLE due (
    kind text NOT NULL,
    object_id bytea NOT NULL CHECK (length(object_id) = 16),
    due_at bigint NOT NULL,
    PRIMARY KEY (kind, object_id)
);
CREATE INDEX due_by_time ON due (due_at);
