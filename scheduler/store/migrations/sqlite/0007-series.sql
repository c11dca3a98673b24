-- Standing times. A series keeps a wall time in the zone of the person it belongs to; each of its
-- dates gets a row once it was decided: with its session, or with why it has none. Dates before
-- decided_until are. What is claimed are ordinary sessions.

CREATE TABLE series (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    zone TEXT NOT NULL,
    from_date TEXT NOT NULL,
    until_date TEXT,
    start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    every_weeks INTEGER NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
    length_min INTEGER NOT NULL CHECK (length_min > 0),
    mode TEXT NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    decided_until TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX series_of_person ON series (person_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_of_coach ON series (coach_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_of_programme ON series (programme_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_to_extend ON series (decided_until) WHERE ended_at IS NULL;

ALTER TABLE session ADD COLUMN series_id BLOB REFERENCES series (id);
CREATE INDEX session_of_series ON session (series_id, start_at) WHERE series_id IS NOT NULL;

-- reason is a word of series_reason_names (core/series_plan.h); beside a session: its time cannot
-- follow a change of the zone's rules.
CREATE TABLE series_date (
    series_id BLOB NOT NULL REFERENCES series (id),
    date TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    session_id BLOB REFERENCES session (id),
    reason TEXT,
    PRIMARY KEY (series_id, date),
    CHECK (session_id IS NOT NULL OR reason IS NOT NULL)
) STRICT;
CREATE INDEX series_date_of_session ON series_date (session_id) WHERE session_id IS NOT NULL;
