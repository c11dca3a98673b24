-- The nouns of docs/api.md. Words stand here as they stand in JSON. Ids are 16 bytes; instants are
-- whole seconds UTC; what is called sealed is ciphertext bound to its table, column and row
-- (store/sealed.h); what is called hash or lookup is keyed.

CREATE TABLE organisation (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    name text NOT NULL,
    phone text NOT NULL,
    coach_label text NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX organisation_once ON organisation ((true));

CREATE TABLE programme (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    organisation_id bytea NOT NULL REFERENCES organisation (id),
    name text NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE account (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    role text NOT NULL CHECK (role IN ('person', 'coach', 'coordinator', 'operator')),
    nickname_sealed bytea NOT NULL,
    introduction_sealed bytea NOT NULL,
    reach_kind text NOT NULL CHECK (reach_kind IN ('none', 'phone', 'mail')),
    reach_sealed bytea,
    reach_lookup bytea,
    zone text NOT NULL,
    language text NOT NULL,
    created_at bigint NOT NULL,
    ended_at bigint
);
CREATE INDEX account_of_programme ON account (programme_id, role, created_at, id);
CREATE UNIQUE INDEX account_reached ON account (programme_id, reach_lookup)
    WHERE role = 'person' AND ended_at IS NULL;

CREATE TABLE caseload (
    person_id bytea NOT NULL REFERENCES account (id),
    coach_id bytea NOT NULL REFERENCES account (id),
    programme_id bytea NOT NULL REFERENCES programme (id),
    started_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (person_id, coach_id, started_at)
);
CREATE UNIQUE INDEX caseload_once ON caseload (person_id, coach_id) WHERE ended_at IS NULL;
CREATE INDEX caseload_of_coach ON caseload (coach_id, ended_at);

CREATE TABLE weekly_hours (
    coach_id bytea NOT NULL REFERENCES account (id),
    programme_id bytea NOT NULL REFERENCES programme (id),
    position bigint NOT NULL,
    weekday bigint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    start_min bigint NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    end_min bigint NOT NULL CHECK (end_min > start_min AND end_min <= 1440),
    valid_from text,
    valid_until text,
    PRIMARY KEY (coach_id, position)
);

CREATE TABLE exception (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    coach_id bytea NOT NULL REFERENCES account (id),
    programme_id bytea NOT NULL REFERENCES programme (id),
    kind text NOT NULL CHECK (kind IN ('away', 'extra')),
    date text COLLATE "C" NOT NULL,
    start_min bigint NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    end_min bigint NOT NULL CHECK (end_min > start_min AND end_min <= 1440),
    created_at bigint NOT NULL
);
CREATE INDEX exception_of_coach ON exception (coach_id, date);

CREATE TABLE session (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    programme_id bytea NOT NULL REFERENCES programme (id),
    coach_id bytea NOT NULL REFERENCES account (id),
    person_id bytea NOT NULL REFERENCES account (id),
    status text NOT NULL CHECK (status IN ('reserved', 'pending', 'booked', 'live', 'met', 'moved',
        'not_reached', 'we_missed', 'tech_stopped', 'cancelled')),
    mode text NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at),
    buffer_min bigint NOT NULL CHECK (buffer_min >= 0),
    call_id bytea NOT NULL UNIQUE CHECK (length(call_id) = 16),
    coach_seat_id bytea NOT NULL UNIQUE CHECK (length(coach_seat_id) = 16),
    person_seat_id bytea NOT NULL UNIQUE CHECK (length(person_seat_id) = 16),
    relay text,
    placement bigint NOT NULL CHECK (placement >= 1),
    created_at bigint NOT NULL
);
CREATE INDEX session_of_coach ON session (coach_id, start_at);
CREATE INDEX session_of_person ON session (person_id, start_at);
CREATE INDEX session_of_programme ON session (programme_id, start_at);
CREATE INDEX session_to_settle ON session (end_at)
    WHERE status IN ('reserved', 'pending', 'booked', 'live');

-- One party's time, taken by a session. The one overlap rule, for every path and every status that
-- holds time: a session has its claims exactly while its status does. A claim is at most a day
-- long, so that the search for an overlap is short. Insert with ON CONFLICT DO NOTHING: a claim that
-- overlaps another is not inserted, and plain inserts that meet in the exclusion wait for one
-- another in a circle. What lies between "with" and "end" is in a database with that setting of
-- database_overlap only (embed.cmake).
CREATE TABLE claims (
    party_id bytea NOT NULL REFERENCES account (id),
    session_id bytea NOT NULL REFERENCES session (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at AND end_at - start_at <= 86400),
    PRIMARY KEY (party_id, start_at)
);

-- with exclude
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE claims ADD CONSTRAINT claims_overlap EXCLUDE USING gist
    (party_id WITH =, int8range(start_at, end_at) WITH &&);
-- end

-- with ticks
-- For engines without EXCLUDE: a claim holds each multiple of 300 seconds that lies in it, and no two
-- of one party hold the same. Every booking starts on such a tick, so that of two which overlap the
-- later one's start is in both.
CREATE TABLE claim_tick (
    party_id bytea NOT NULL,
    tick bigint NOT NULL,
    session_id bytea NOT NULL,
    claim_at bigint NOT NULL,
    PRIMARY KEY (party_id, tick)
);

-- Nothing is left of a claim that does not get all of its ticks.
CREATE FUNCTION claim_take_ticks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first bigint := (NEW.start_at + 299) / 300;
    final bigint := (NEW.end_at - 1) / 300;
    taken bigint[];
BEGIN
    WITH inserted AS (
        INSERT INTO claim_tick (party_id, tick, session_id, claim_at)
        SELECT NEW.party_id, tick, NEW.session_id, NEW.start_at
        FROM generate_series(first, final) AS tick ORDER BY tick
        ON CONFLICT DO NOTHING RETURNING tick)
    SELECT COALESCE(array_agg(tick), '{}') INTO taken FROM inserted;
    IF cardinality(taken) = final - first + 1 THEN
        RETURN NEW;
    END IF;
    DELETE FROM claim_tick WHERE party_id = NEW.party_id AND tick = ANY (taken);
    RETURN NULL;
END $$;
CREATE TRIGGER claims_take BEFORE INSERT ON claims
    FOR EACH ROW EXECUTE FUNCTION claim_take_ticks();

CREATE FUNCTION claim_drop_ticks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM claim_tick WHERE party_id = OLD.party_id AND session_id = OLD.session_id
        AND claim_at = OLD.start_at
        AND tick BETWEEN (OLD.start_at + 299) / 300 AND (OLD.end_at - 1) / 300;
    RETURN NULL;
END $$;
CREATE TRIGGER claims_drop AFTER DELETE ON claims
    FOR EACH ROW EXECUTE FUNCTION claim_drop_ticks();

CREATE FUNCTION claim_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'claims are inserted and deleted, never changed'
        USING ERRCODE = 'exclusion_violation';
END $$;
CREATE TRIGGER claims_change BEFORE UPDATE ON claims
    FOR EACH ROW EXECUTE FUNCTION claim_refuse_change();
-- end

CREATE INDEX claims_of_session ON claims (session_id);

CREATE TABLE arrival (
    session_id bytea NOT NULL REFERENCES session (id),
    role text NOT NULL CHECK (role IN ('coach', 'person')),
    at bigint NOT NULL,
    PRIMARY KEY (session_id, role)
);

CREATE TABLE link (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    kind text NOT NULL CHECK (kind IN ('seat', 'sign_in', 'card')),
    secret_hash bytea NOT NULL UNIQUE,
    programme_id bytea NOT NULL REFERENCES programme (id),
    account_id bytea NOT NULL REFERENCES account (id),
    session_id bytea REFERENCES session (id),
    browser_hash bytea,
    created_at bigint NOT NULL,
    expires_at bigint,
    used_at bigint,
    revoked_at bigint
);
CREATE INDEX link_of_account ON link (account_id, kind);
CREATE INDEX link_of_session ON link (session_id);

CREATE TABLE sign_in (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    token_hash bytea NOT NULL UNIQUE,
    programme_id bytea NOT NULL REFERENCES programme (id),
    account_id bytea NOT NULL REFERENCES account (id),
    session_id bytea REFERENCES session (id),
    link_id bytea NOT NULL REFERENCES link (id),
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    ended_at bigint
);
CREATE INDEX sign_in_of_account ON sign_in (account_id);
CREATE INDEX sign_in_of_link ON sign_in (link_id);

-- account_id is 16 zero bytes where nobody is signed in.
CREATE TABLE idempotency (
    id bytea PRIMARY KEY CHECK (length(id) = 16),
    account_id bytea NOT NULL CHECK (length(account_id) = 16),
    route text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    answer_sealed bytea,
    created_at bigint NOT NULL,
    UNIQUE (account_id, route, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Committed with the change it tells of; sealed into a chain later, in order of seq. A number is
-- missing where a write was rolled back.
CREATE TABLE audit (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at bigint NOT NULL,
    account_id bytea,
    role text NOT NULL,
    programme_id bytea,
    action text NOT NULL,
    object_id bytea
);

CREATE TABLE relay (
    name text PRIMARY KEY,
    report_n bigint NOT NULL,
    reported_at bigint NOT NULL
);
