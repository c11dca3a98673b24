-- The audit is sealed: each row of it gets one of audit_seal, in order of seq, by the one who holds
-- audit_head. Rows are never changed and never taken away. Those up to found_seq were there before,
-- and were sealed as they were found.

ALTER TABLE audit ADD COLUMN purpose TEXT;

CREATE TABLE audit_seal (
    seq INTEGER PRIMARY KEY,
    place INTEGER NOT NULL,
    kid TEXT NOT NULL,
    seal BLOB NOT NULL
) STRICT;

-- mark_seq and mark_xid are of PostgreSQL alone.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    place INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    seal BLOB NOT NULL,
    found_seq INTEGER NOT NULL,
    mark_seq INTEGER NOT NULL,
    mark_xid INTEGER NOT NULL
) STRICT;
INSERT INTO audit_head SELECT 1, 0, 0, zeroblob(32), COALESCE(MAX(seq), 0), 0, 0 FROM audit;

CREATE TRIGGER audit_keep BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit only grows');
END;
CREATE TRIGGER audit_keep_all BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit only grows');
END;
CREATE TRIGGER audit_seal_keep BEFORE UPDATE ON audit_seal
BEGIN
    SELECT RAISE(ABORT, 'the audit only grows');
END;
CREATE TRIGGER audit_seal_keep_all BEFORE DELETE ON audit_seal
BEGIN
    SELECT RAISE(ABORT, 'the audit only grows');
END;
