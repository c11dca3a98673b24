-- Pairing. What an account says of itself, of whom it wishes for and of whom it avoids is one sealed
-- value, padded (core/pairing.h): that there is a row is all that can be seen without the key.

CREATE TABLE pairing (
    account_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    said_sealed BLOB NOT NULL
) STRICT;

-- Hours that a coach works a week, from when on what is given to them is counted, and the minutes
-- that counting began with. closed_until: takes nobody new before then. A coach without a row has
-- the default (core/load.h), counted from the beginning.
CREATE TABLE contract (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    contract_min INTEGER NOT NULL CHECK (contract_min > 0),
    counted_from INTEGER NOT NULL,
    start_min INTEGER NOT NULL CHECK (start_min >= 0),
    closed_until INTEGER NOT NULL
) STRICT;

-- One primary coach a person; whoever else sees them is there as a back-up. So far the one who came
-- last was the coach.
ALTER TABLE caseload ADD COLUMN kind TEXT NOT NULL DEFAULT 'primary'
    CHECK (kind IN ('primary', 'backup'));
UPDATE caseload SET kind = 'backup' WHERE ended_at IS NULL AND EXISTS (
    SELECT 1 FROM caseload k WHERE k.person_id = caseload.person_id AND k.ended_at IS NULL
    AND (k.started_at > caseload.started_at
        OR (k.started_at = caseload.started_at AND k.coach_id < caseload.coach_id)));
CREATE UNIQUE INDEX caseload_primary ON caseload (person_id)
    WHERE ended_at IS NULL AND kind = 'primary';
