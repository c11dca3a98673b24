-- Waiting for an earlier time. An entry's place is its seq. What came free while somebody may want
-- it is a row of freed; of one freed time each entry gets one offer at most, and an entry has one
-- open offer at most. What is offered is held by a reserved session.

CREATE TABLE waitlist (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id bytea NOT NULL UNIQUE CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    person_id bytea NOT NULL REFERENCES account (id),
    coach_id bytea NOT NULL REFERENCES account (id),
    is_anyone bigint NOT NULL CHECK (is_anyone IN (0, 1)),
    session_id bytea REFERENCES session (id),
    length_min bigint NOT NULL CHECK (length_min > 0),
    mode text NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    until_at bigint NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE UNIQUE INDEX waitlist_open ON waitlist (person_id, coach_id) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_coach ON waitlist (coach_id, seq) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_programme ON waitlist (programme_id, seq) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_session ON waitlist (session_id)
    WHERE ended_at IS NULL AND session_id IS NOT NULL;

-- person_id: who gave it back, to whom it is not offered.
CREATE TABLE freed (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    coach_id bytea NOT NULL REFERENCES account (id),
    person_id bytea REFERENCES account (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at),
    created_at bigint NOT NULL
);
CREATE INDEX freed_of_programme ON freed (programme_id, end_at);

CREATE TABLE offer (
    session_id bytea PRIMARY KEY REFERENCES session (id),
    entry_id bytea NOT NULL REFERENCES waitlist (id),
    freed_id bytea NOT NULL REFERENCES freed (id),
    status text NOT NULL CHECK (status IN ('open', 'taken', 'passed', 'lapsed')),
    UNIQUE (entry_id, freed_id)
);
CREATE UNIQUE INDEX offer_open ON offer (entry_id) WHERE status = 'open';

-- Until when a reserved session is offered to its person; of no other.
ALTER TABLE session ADD COLUMN offered_until bigint;
