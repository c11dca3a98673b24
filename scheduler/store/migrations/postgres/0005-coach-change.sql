-- When a coach's hours, exceptions, rules or account last changed, as a number that only goes up.
-- What a scheduler keeps of a coach in memory is read again when this is newer (store/board.h).
-- Kept by triggers, so that no way of changing can forget it. The number is the transaction's own:
-- transactions commit in another order than they begin.

CREATE TABLE coach_change (
    coach_id bytea PRIMARY KEY REFERENCES account (id),
    seq bigint NOT NULL
);
CREATE INDEX coach_change_by_seq ON coach_change (seq);

-- Whoever has read all changes below until_seq looks next from from_seq on: what was still under
-- way then lies there. (What lies beyond until_seq was written before a dump was restored.)
CREATE VIEW coach_change_now AS
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS from_seq,
        pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS until_seq;

INSERT INTO coach_change SELECT id, 1 FROM account WHERE role = 'coach';

CREATE FUNCTION coach_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed jsonb := to_jsonb(COALESCE(NEW, OLD));
    coach bytea := COALESCE(changed ->> 'coach_id', changed ->> 'id')::bytea;
BEGIN
    INSERT INTO coach_change VALUES (coach, pg_current_xact_id()::text::bigint)
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq WHERE coach_change.seq <> excluded.seq;
    RETURN NULL;
END
$$;

CREATE TRIGGER coach_change_account AFTER INSERT OR UPDATE ON account
    FOR EACH ROW WHEN (NEW.role = 'coach') EXECUTE FUNCTION coach_changed();
CREATE TRIGGER coach_change_hours AFTER INSERT OR UPDATE OR DELETE ON weekly_hours
    FOR EACH ROW EXECUTE FUNCTION coach_changed();
CREATE TRIGGER coach_change_exception AFTER INSERT OR UPDATE OR DELETE ON exception
    FOR EACH ROW EXECUTE FUNCTION coach_changed();
CREATE TRIGGER coach_change_rules AFTER INSERT OR UPDATE OR DELETE ON coach_rules
    FOR EACH ROW EXECUTE FUNCTION coach_changed();
