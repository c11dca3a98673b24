-- On demand: coaches on duty, people who ask for somebody now, and who was rung for them.

CREATE TABLE duty (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    since_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL
) STRICT;
CREATE INDEX duty_of_programme ON duty (programme_id, until_at);

CREATE TABLE ask (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'answered', 'given_up', 'withdrawn')),
    mode TEXT NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    length_min INTEGER NOT NULL CHECK (length_min > 0),
    made_at INTEGER NOT NULL,
    look_at INTEGER NOT NULL,
    session_id BLOB REFERENCES session (id),
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX ask_open ON ask (person_id) WHERE status = 'waiting';
CREATE INDEX ask_to_look_at ON ask (look_at) WHERE status = 'waiting';
CREATE INDEX ask_of_person ON ask (person_id, made_at);

-- A coach is rung for one ask at a time, an ask rings one coach at a time, and no coach twice.
CREATE TABLE ring (
    ask_id BLOB NOT NULL REFERENCES ask (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    until_at INTEGER NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('none', 'taken', 'passed', 'missed', 'over')),
    PRIMARY KEY (ask_id, coach_id)
) STRICT;
CREATE UNIQUE INDEX ring_of_coach ON ring (coach_id) WHERE answer = 'none';
CREATE UNIQUE INDEX ring_of_ask ON ring (ask_id) WHERE answer = 'none';
