-- What coaches say for being paired is kept in memory, too (store/board.h): a change of it counts
-- as one of theirs.

CREATE FUNCTION coach_pairing_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE coach_change SET seq = pg_current_xact_id()::text::bigint WHERE coach_id = NEW.account_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER coach_change_pairing AFTER INSERT OR UPDATE ON pairing
    FOR EACH ROW EXECUTE FUNCTION coach_pairing_changed();
