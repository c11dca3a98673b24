-- On demand: coaches on duty, people who ask for somebody now, and who was rung for them.

CREATE TABLE duty (
    coach_id bytea PRIMARY KEY REFERENCES account (id),
    programme_id bytea NOT NULL REFERENCES programme (id),
    since_at bigint NOT NULL,
    until_at bigint NOT NULL
);
CREATE INDEX duty_of_programme ON duty (programme_id, until_at);

CREATE TABLE ask (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    person_id bytea NOT NULL REFERENCES account (id),
    status text NOT NULL CHECK (status IN ('waiting', 'answered', 'given_up', 'withdrawn')),
    mode text NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    length_min bigint NOT NULL CHECK (length_min > 0),
    made_at bigint NOT NULL,
    look_at bigint NOT NULL,
    session_id bytea REFERENCES session (id),
    ended_at bigint
);
CREATE UNIQUE INDEX ask_open ON ask (person_id) WHERE status = 'waiting';
CREATE INDEX ask_to_look_at ON ask (look_at) WHERE status = 'waiting';
CREATE INDEX ask_of_person ON ask (person_id, made_at);

-- A coach is rung for one ask at a time, an ask rings one coach at a time, and no coach twice.
CREATE TABLE ring (
    ask_id bytea NOT NULL REFERENCES ask (id),
    coach_id bytea NOT NULL REFERENCES account (id),
    until_at bigint NOT NULL,
    answer text NOT NULL CHECK (answer IN ('none', 'taken', 'passed', 'missed', 'over')),
    PRIMARY KEY (ask_id, coach_id)
);
CREATE UNIQUE INDEX ring_of_coach ON ring (coach_id) WHERE answer = 'none';
CREATE UNIQUE INDEX ring_of_ask ON ring (ask_id) WHERE answer = 'none';
