-- The audit is sealed: each row of it gets one of audit_seal, in order of seq, by the one who holds
-- audit_head. Rows are never changed and never taken away. Those up to found_seq were there before,
-- and were sealed as they were found.

ALTER TABLE audit ADD COLUMN purpose text;

CREATE TABLE audit_seal (
    seq bigint PRIMARY KEY,
    place bigint NOT NULL,
    kid text NOT NULL,
    seal bytea NOT NULL
);

-- Whoever drew a number up to mark_seq has an xid before mark_xid: once all those are over, a number
-- that is missing is missing for good.
CREATE TABLE audit_head (
    id bigint PRIMARY KEY CHECK (id = 1),
    place bigint NOT NULL,
    seq bigint NOT NULL,
    seal bytea NOT NULL,
    found_seq bigint NOT NULL,
    mark_seq bigint NOT NULL,
    mark_xid bigint NOT NULL
);
INSERT INTO audit_head
    SELECT 1, 0, 0, decode(repeat('00', 32), 'hex'), COALESCE(MAX(seq), 0), 0, 0 FROM audit;

CREATE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit only grows';
END;
$$;
CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_keep();
CREATE TRIGGER audit_seal_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_keep();
