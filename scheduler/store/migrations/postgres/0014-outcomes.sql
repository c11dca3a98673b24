-- How a session went, once its status says so: who said it ('facts': suggested from who came), and
-- until when its coach may confirm or change it; NULL: not any more. What was over before is settled.
ALTER TABLE session ADD COLUMN outcome_by text
    CHECK (outcome_by IN ('facts', 'coach', 'coordinator'));
ALTER TABLE session ADD COLUMN outcome_due_at bigint;
UPDATE session SET outcome_by = 'facts'
    WHERE status IN ('met', 'not_reached', 'we_missed', 'tech_stopped');
CREATE INDEX session_to_confirm ON session (coach_id, start_at) WHERE outcome_due_at IS NOT NULL;

-- How long both were in a session's call, as relays told (core/talk.h); no row: none told.
CREATE TABLE talk (
    session_id bytea PRIMARY KEY REFERENCES session (id),
    is_coach_admitted integer NOT NULL CHECK (is_coach_admitted IN (0, 1)),
    is_coach_in integer NOT NULL CHECK (is_coach_in IN (0, 1)),
    is_person_admitted integer NOT NULL CHECK (is_person_admitted IN (0, 1)),
    is_person_in integer NOT NULL CHECK (is_person_in IN (0, 1)),
    since_at bigint NOT NULL,
    length_s bigint NOT NULL CHECK (length_s >= 0)
);
