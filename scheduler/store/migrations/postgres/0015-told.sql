-- What a transaction wrote that pages hear of, for the other schedulers on this database
-- (store/told.h): which kind of event, and about what. Kept by triggers, so that no way of changing
-- can forget it; once for each thing in a transaction. Rows go when they are old.

CREATE TABLE told (
    seq bigint NOT NULL, -- the transaction's own number, as in coach_change
    kind text NOT NULL,
    object_id bytea NOT NULL,
    other_id bytea NOT NULL, -- empty: none
    word text NOT NULL,
    scheduler text NOT NULL, -- who wrote it, and needs not hear it; empty: a tool
    at bigint NOT NULL,      -- by the server's clock
    PRIMARY KEY (seq, kind, object_id, other_id, word)
);

CREATE FUNCTION tell(kind text, object bytea, other bytea, word text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO told VALUES (pg_current_xact_id()::text::bigint, $1, $2, COALESCE($3, ''), $4,
        COALESCE(current_setting('porchlight.scheduler', true), ''), extract(epoch FROM now())::bigint)
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION tell_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('session', NEW.id, NULL, '');
    IF TG_OP = 'UPDATE' AND NEW.placement > OLD.placement THEN
        PERFORM tell('moved', NEW.id, NULL, '');
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('arrived', NEW.session_id, NULL, NEW.role);
    PERFORM tell('session', NEW.session_id, NULL, '');
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('session', NEW.session_id, NULL, '');
    PERFORM tell('session', NEW.new_session_id, NULL, '');
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('queue', NEW.programme_id, NEW.session_id, NEW.kind);
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_ask() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('ask', NEW.id, NULL, '');
    RETURN NULL;
END
$$;

-- A ring that has ended is told to the coach who was rung.
CREATE FUNCTION tell_ring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('ask', NEW.ask_id, CASE WHEN NEW.answer <> 'none' THEN NEW.coach_id END, '');
    RETURN NULL;
END
$$;

CREATE FUNCTION tell_sign_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell('sign_in', NEW.id, NULL, '');
    RETURN NULL;
END
$$;

CREATE TRIGGER told_session AFTER INSERT OR UPDATE ON session
    FOR EACH ROW EXECUTE FUNCTION tell_session();
CREATE TRIGGER told_arrival AFTER INSERT ON arrival
    FOR EACH ROW EXECUTE FUNCTION tell_arrival();
CREATE TRIGGER told_move AFTER INSERT OR UPDATE ON move
    FOR EACH ROW EXECUTE FUNCTION tell_move();
CREATE TRIGGER told_queue AFTER INSERT ON queue
    FOR EACH ROW EXECUTE FUNCTION tell_queue();
CREATE TRIGGER told_ask AFTER INSERT ON ask
    FOR EACH ROW EXECUTE FUNCTION tell_ask();
CREATE TRIGGER told_ask_end AFTER UPDATE ON ask
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION tell_ask();
CREATE TRIGGER told_ring AFTER INSERT ON ring
    FOR EACH ROW EXECUTE FUNCTION tell_ring();
CREATE TRIGGER told_ring_end AFTER UPDATE ON ring
    FOR EACH ROW WHEN (OLD.answer <> NEW.answer) EXECUTE FUNCTION tell_ring();
CREATE TRIGGER told_sign_in AFTER UPDATE ON sign_in
    FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION tell_sign_in();
