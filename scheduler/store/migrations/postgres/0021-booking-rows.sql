-- What a booking writes; SQLite has more of it (its migration of this name). A call is looked for by
-- its random id only once it is on a relay; until then no index need hold it.
ALTER TABLE session DROP CONSTRAINT session_call_id_key;
CREATE INDEX session_of_call ON session (call_id) WHERE relay IS NOT NULL;
