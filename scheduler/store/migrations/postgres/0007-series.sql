-- Standing times. A series keeps a wall time in the zone of the person it belongs to; each of its
-- dates gets a row once it was decided: with its session, or with why it has none. Dates before
-- decided_until are. What is claimed are ordinary sessions.

CREATE TABLE series (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    coach_id bytea NOT NULL REFERENCES account (id),
    person_id bytea NOT NULL REFERENCES account (id),
    zone text NOT NULL,
    from_date text COLLATE "C" NOT NULL,
    until_date text COLLATE "C",
    start_min bigint NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    every_weeks bigint NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
    length_min bigint NOT NULL CHECK (length_min > 0),
    mode text NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    decided_until text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE INDEX series_of_person ON series (person_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_of_coach ON series (coach_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_of_programme ON series (programme_id, id) WHERE ended_at IS NULL;
CREATE INDEX series_to_extend ON series (decided_until) WHERE ended_at IS NULL;

ALTER TABLE session ADD COLUMN series_id bytea REFERENCES series (id);
CREATE INDEX session_of_series ON session (series_id, start_at) WHERE series_id IS NOT NULL;

-- reason is a word of series_reason_names (core/series_plan.h); beside a session: its time cannot
-- follow a change of the zone's rules.
CREATE TABLE series_date (
    series_id bytea NOT NULL REFERENCES series (id),
    date text COLLATE "C" NOT NULL,
    start_at bigint NOT NULL,
    session_id bytea REFERENCES session (id),
    reason text,
    PRIMARY KEY (series_id, date),
    CHECK (session_id IS NOT NULL OR reason IS NOT NULL)
);
CREATE INDEX series_date_of_session ON series_date (session_id) WHERE session_id IS NOT NULL;
