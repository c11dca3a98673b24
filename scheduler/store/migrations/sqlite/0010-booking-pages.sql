-- Fewer pages for a booking to write. What a request came to is looked for by its key only, and
-- forgotten in the order in which it came; what is numbered is never deleted, so that numbers need
-- no table of their own; a claim lies in its index.

CREATE TABLE idempotency_next (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    account_id BLOB NOT NULL CHECK (length(account_id) = 16),
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    answer_sealed BLOB,
    created_at INTEGER NOT NULL,
    UNIQUE (account_id, route, key)
) STRICT;
INSERT INTO idempotency_next (id, account_id, route, key, request_hash, answer_sealed, created_at)
    SELECT id, account_id, route, key, request_hash, answer_sealed, created_at FROM idempotency
    ORDER BY created_at;
DROP TABLE idempotency;
ALTER TABLE idempotency_next RENAME TO idempotency;

CREATE TABLE audit_next (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    account_id BLOB,
    role TEXT NOT NULL,
    programme_id BLOB,
    action TEXT NOT NULL,
    object_id BLOB
) STRICT;
INSERT INTO audit_next SELECT seq, at, account_id, role, programme_id, action, object_id FROM audit;
DROP TABLE audit;
ALTER TABLE audit_next RENAME TO audit;

DROP TRIGGER claims_insert_overlap;
DROP TRIGGER claims_update_overlap;
CREATE TABLE claims_next (
    party_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB NOT NULL REFERENCES session (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at AND end_at - start_at <= 86400),
    PRIMARY KEY (party_id, start_at)
) STRICT, WITHOUT ROWID;
INSERT INTO claims_next SELECT party_id, session_id, start_at, end_at FROM claims;
DROP TABLE claims;
ALTER TABLE claims_next RENAME TO claims;
CREATE INDEX claims_of_session ON claims (session_id);

CREATE TRIGGER claims_insert_overlap BEFORE INSERT ON claims
WHEN EXISTS (SELECT 1 FROM claims
    WHERE party_id = NEW.party_id AND start_at > NEW.start_at - 86400
    AND start_at < NEW.end_at AND end_at > NEW.start_at)
BEGIN
    SELECT RAISE(ABORT, 'claims overlap');
END;

CREATE TRIGGER claims_update_overlap BEFORE UPDATE ON claims
WHEN EXISTS (SELECT 1 FROM claims
    WHERE party_id = NEW.party_id AND start_at > NEW.start_at - 86400
    AND start_at < NEW.end_at AND end_at > NEW.start_at
    AND NOT (party_id = OLD.party_id AND start_at = OLD.start_at))
BEGIN
    SELECT RAISE(ABORT, 'claims overlap');
END;
