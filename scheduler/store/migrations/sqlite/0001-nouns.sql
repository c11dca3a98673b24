-- The nouns of docs/api.md. Words stand here as they stand in JSON. Ids are 16 bytes; instants are
-- whole seconds UTC; what is called sealed is ciphertext bound to its table, column and row
-- (store/sealed.h); what is called hash or lookup is keyed.

CREATE TABLE organisation (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    coach_label TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE programme (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    role TEXT NOT NULL CHECK (role IN ('person', 'coach', 'coordinator', 'operator')),
    nickname_sealed BLOB NOT NULL,
    introduction_sealed BLOB NOT NULL,
    reach_kind TEXT NOT NULL CHECK (reach_kind IN ('none', 'phone', 'mail')),
    reach_sealed BLOB,
    reach_lookup BLOB,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX account_of_programme ON account (programme_id, role, created_at, id);
CREATE UNIQUE INDEX account_reached ON account (programme_id, reach_lookup)
    WHERE role = 'person' AND ended_at IS NULL;

CREATE TABLE caseload (
    person_id BLOB NOT NULL REFERENCES account (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (person_id, coach_id, started_at)
) STRICT;
CREATE UNIQUE INDEX caseload_once ON caseload (person_id, coach_id) WHERE ended_at IS NULL;
CREATE INDEX caseload_of_coach ON caseload (coach_id, ended_at);

CREATE TABLE weekly_hours (
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    position INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    end_min INTEGER NOT NULL CHECK (end_min > start_min AND end_min <= 1440),
    valid_from TEXT,
    valid_until TEXT,
    PRIMARY KEY (coach_id, position)
) STRICT;

CREATE TABLE exception (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL CHECK (kind IN ('away', 'extra')),
    date TEXT NOT NULL,
    start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    end_min INTEGER NOT NULL CHECK (end_min > start_min AND end_min <= 1440),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX exception_of_coach ON exception (coach_id, date);

CREATE TABLE session (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    status TEXT NOT NULL CHECK (status IN ('reserved', 'pending', 'booked', 'live', 'met', 'moved',
        'not_reached', 'we_missed', 'tech_stopped', 'cancelled')),
    mode TEXT NOT NULL CHECK (mode IN ('video', 'voice', 'text')),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    buffer_min INTEGER NOT NULL CHECK (buffer_min >= 0),
    call_id BLOB NOT NULL UNIQUE CHECK (length(call_id) = 16),
    coach_seat_id BLOB NOT NULL UNIQUE CHECK (length(coach_seat_id) = 16),
    person_seat_id BLOB NOT NULL UNIQUE CHECK (length(person_seat_id) = 16),
    relay TEXT,
    placement INTEGER NOT NULL CHECK (placement >= 1),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_of_coach ON session (coach_id, start_at);
CREATE INDEX session_of_person ON session (person_id, start_at);
CREATE INDEX session_of_programme ON session (programme_id, start_at);
CREATE INDEX session_to_settle ON session (end_at)
    WHERE status IN ('reserved', 'pending', 'booked', 'live');

-- One party's time, taken by a session. The one overlap rule, for every path and every status that
-- holds time: a session has its claims exactly while its status does. A claim is at most a day
-- long, so that the search for an overlap is short.
CREATE TABLE claims (
    party_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB NOT NULL REFERENCES session (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at AND end_at - start_at <= 86400),
    PRIMARY KEY (party_id, start_at)
) STRICT;
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
    AND start_at < NEW.end_at AND end_at > NEW.start_at AND rowid <> OLD.rowid)
BEGIN
    SELECT RAISE(ABORT, 'claims overlap');
END;

CREATE TABLE arrival (
    session_id BLOB NOT NULL REFERENCES session (id),
    role TEXT NOT NULL CHECK (role IN ('coach', 'person')),
    at INTEGER NOT NULL,
    PRIMARY KEY (session_id, role)
) STRICT;

CREATE TABLE link (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('seat', 'sign_in', 'card')),
    secret_hash BLOB NOT NULL UNIQUE,
    programme_id BLOB NOT NULL REFERENCES programme (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB REFERENCES session (id),
    browser_hash BLOB,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    used_at INTEGER,
    revoked_at INTEGER
) STRICT;
CREATE INDEX link_of_account ON link (account_id, kind);
CREATE INDEX link_of_session ON link (session_id);

CREATE TABLE sign_in (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    token_hash BLOB NOT NULL UNIQUE,
    programme_id BLOB NOT NULL REFERENCES programme (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    session_id BLOB REFERENCES session (id),
    link_id BLOB NOT NULL REFERENCES link (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX sign_in_of_account ON sign_in (account_id);
CREATE INDEX sign_in_of_link ON sign_in (link_id);

-- account_id is 16 zero bytes where nobody is signed in.
CREATE TABLE idempotency (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    account_id BLOB NOT NULL CHECK (length(account_id) = 16),
    route TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    answer_sealed BLOB,
    created_at INTEGER NOT NULL,
    UNIQUE (account_id, route, key)
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

-- Committed with the change it tells of; sealed into a chain later, in order of seq.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    account_id BLOB,
    role TEXT NOT NULL,
    programme_id BLOB,
    action TEXT NOT NULL,
    object_id BLOB
) STRICT;

CREATE TABLE relay (
    name TEXT PRIMARY KEY,
    report_n INTEGER NOT NULL,
    reported_at INTEGER NOT NULL
) STRICT;
