-- What a booking writes; SQLite has more of it (its migration of this name). A call is looked for by
-- its random id only once it is on a relay; until then no index need hold it.
ALTER TABLE session DROP CONSTRAINT session_call_id_key;
CREATE INDEX session_of_call ON session (call_id) WHERE relay IS NOT NULL;

-- What is told is one row for each booking: in this language the statement is planned once for a
-- connection, in the other anew for each row.
CREATE OR REPLACE FUNCTION tell(kind text, object bytea, other bytea, word text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO told VALUES (pg_current_xact_id()::text::bigint, $1, $2, COALESCE($3, ''), $4,
        COALESCE(current_setting('porchlight.scheduler', true), ''), extract(epoch FROM now())::bigint)
    ON CONFLICT DO NOTHING;
END
$$;
