-- A coach is away from an instant until another. What closes the time are exceptions, one a date,
-- which belong to it.

CREATE TABLE absence (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL CHECK (until_at > from_at),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX absence_of_programme ON absence (programme_id, from_at, id);
CREATE INDEX absence_of_coach ON absence (coach_id, from_at);

ALTER TABLE exception ADD COLUMN absence_id BLOB REFERENCES absence (id);
CREATE INDEX exception_of_absence ON exception (absence_id) WHERE absence_id IS NOT NULL;
