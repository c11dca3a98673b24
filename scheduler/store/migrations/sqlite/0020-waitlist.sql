-- Waiting for an earlier time. An entry's place is its seq. What came free while somebody may want
-- it is a row of freed; of one freed time each entry gets one offer at most, and an entry has one
-- open offer at most. What is offered is held by a reserved session.

CREATE TABLE waitlist (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    is_anyone INTEGER NOT NULL CHECK (is_anyone IN (0, 1)),
    session_id BLOB REFERENCES session (id),
    length_min INTEGER NOT NULL CHECK (length_min > 0),
    mode TEXT NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    until_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX waitlist_open ON waitlist (person_id, coach_id) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_coach ON waitlist (coach_id, seq) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_programme ON waitlist (programme_id, seq) WHERE ended_at IS NULL;
CREATE INDEX waitlist_of_session ON waitlist (session_id)
    WHERE ended_at IS NULL AND session_id IS NOT NULL;

-- person_id: who gave it back, to whom it is not offered.
CREATE TABLE freed (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    person_id BLOB REFERENCES account (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX freed_of_programme ON freed (programme_id, end_at);

CREATE TABLE offer (
    session_id BLOB PRIMARY KEY REFERENCES session (id),
    entry_id BLOB NOT NULL REFERENCES waitlist (id),
    freed_id BLOB NOT NULL REFERENCES freed (id),
    status TEXT NOT NULL CHECK (status IN ('open', 'taken', 'passed', 'lapsed')),
    UNIQUE (entry_id, freed_id)
) STRICT;
CREATE UNIQUE INDEX offer_open ON offer (entry_id) WHERE status = 'open';

-- Until when a reserved session is offered to its person; of no other.
ALTER TABLE session ADD COLUMN offered_until INTEGER;
