-- What a booking costs. A list after IN, in a CHECK or in an index, is made into a tree of its own
-- for each row that is inserted; so words are compared one by one. What claims and notices refer to
-- is a session and its two parties, all of which are there and never deleted. 128 random bits need
-- no index to be unique, and nobody looks for a seat.

-- Deferred, because tables that others refer to are made anew; each reference is found again when
-- its row is there, and the commit refuses if one is not. The indexes are for that alone.
PRAGMA defer_foreign_keys = ON;
CREATE INDEX rebuild_sign_in ON sign_in (session_id);
CREATE INDEX rebuild_queue ON queue (session_id);
CREATE INDEX rebuild_ask ON ask (session_id);
CREATE INDEX rebuild_replaces ON session (replaces_id);
CREATE INDEX rebuild_moved_to ON session (moved_to_id);

DROP TRIGGER claims_insert_overlap;
DROP TRIGGER claims_update_overlap;
CREATE TABLE claims_next (
    party_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
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

CREATE TABLE notice_next (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    programme_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    session_id BLOB NOT NULL,
    start_at INTEGER NOT NULL,
    round INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state = 'waiting' OR state = 'sending' OR state = 'sent'
        OR state = 'failed' OR state = 'dropped'),
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    error TEXT,
    created_at INTEGER NOT NULL,
    ended_at INTEGER,
    is_asked INTEGER NOT NULL DEFAULT 0 CHECK (is_asked = 0 OR is_asked = 1),
    UNIQUE (session_id, account_id, kind, start_at, round)
) STRICT;
INSERT INTO notice_next (id, kind, programme_id, account_id, session_id, start_at, round, state,
    attempts, next_at, error, created_at, ended_at, is_asked)
    SELECT id, kind, programme_id, account_id, session_id, start_at, round, state, attempts,
    next_at, error, created_at, ended_at, is_asked FROM notice ORDER BY rowid;
DROP TABLE notice;
ALTER TABLE notice_next RENAME TO notice;

-- Walked in this order by who sends.
CREATE INDEX notice_to_send ON notice (next_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX notice_sent_to ON notice (account_id, ended_at) WHERE state = 'sent' AND is_asked = 0;
CREATE INDEX notice_to_ring ON notice (next_at, id)
    WHERE state IN ('waiting', 'sending') AND kind = 'waiting';

CREATE TABLE session_kept AS SELECT * FROM session ORDER BY rowid;
DROP TABLE session;
CREATE TABLE session (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    coach_id BLOB NOT NULL REFERENCES account (id),
    person_id BLOB NOT NULL REFERENCES account (id),
    status TEXT NOT NULL CHECK (status = 'booked' OR status = 'reserved' OR status = 'pending'
        OR status = 'live' OR status = 'met' OR status = 'moved' OR status = 'not_reached'
        OR status = 'we_missed' OR status = 'tech_stopped' OR status = 'cancelled'),
    mode TEXT NOT NULL CHECK (mode = 'video' OR mode = 'voice' OR mode = 'text'),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    buffer_min INTEGER NOT NULL CHECK (buffer_min >= 0),
    call_id BLOB NOT NULL UNIQUE CHECK (length(call_id) = 16),
    coach_seat_id BLOB NOT NULL CHECK (length(coach_seat_id) = 16),
    person_seat_id BLOB NOT NULL CHECK (length(person_seat_id) = 16),
    relay TEXT,
    placement INTEGER NOT NULL CHECK (placement >= 1),
    created_at INTEGER NOT NULL,
    series_id BLOB REFERENCES series (id),
    move_id BLOB REFERENCES move (id),
    cover_id BLOB REFERENCES move (id),
    replaces_id BLOB REFERENCES session (id),
    moved_to_id BLOB REFERENCES session (id),
    outcome_by TEXT
        CHECK (outcome_by = 'facts' OR outcome_by = 'coach' OR outcome_by = 'coordinator'),
    outcome_due_at INTEGER
) STRICT;
CREATE INDEX rebuild_replaces ON session (replaces_id);
CREATE INDEX rebuild_moved_to ON session (moved_to_id);
INSERT INTO session (id, programme_id, coach_id, person_id, status, mode, start_at, end_at,
    buffer_min, call_id, coach_seat_id, person_seat_id, relay, placement, created_at, series_id,
    move_id, cover_id, replaces_id, moved_to_id, outcome_by, outcome_due_at)
    SELECT id, programme_id, coach_id, person_id, status, mode, start_at, end_at, buffer_min,
    call_id, coach_seat_id, person_seat_id, relay, placement, created_at, series_id, move_id,
    cover_id, replaces_id, moved_to_id, outcome_by, outcome_due_at FROM session_kept ORDER BY rowid;
DROP TABLE session_kept;
CREATE INDEX session_of_coach ON session (coach_id, start_at);
CREATE INDEX session_of_person ON session (person_id, start_at);
CREATE INDEX session_of_programme ON session (programme_id, start_at);
CREATE INDEX session_to_confirm ON session (coach_id, start_at) WHERE outcome_due_at IS NOT NULL;
CREATE INDEX session_of_series ON session (series_id, start_at) WHERE series_id IS NOT NULL;

-- sessions.settle asks in these very words.
CREATE INDEX session_to_settle ON session (end_at)
    WHERE status = 'reserved' OR status = 'pending' OR status = 'booked' OR status = 'live';

DROP INDEX rebuild_sign_in;
DROP INDEX rebuild_queue;
DROP INDEX rebuild_ask;
DROP INDEX rebuild_replaces;
DROP INDEX rebuild_moved_to;
