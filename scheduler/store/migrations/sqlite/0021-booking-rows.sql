-- What a booking writes and reads, once more. A call is looked for by its random id only once it is
-- on a relay; until then no index need hold it. What is found by its key alone lies in the key's
-- order, and needs no index beside it: notices, and a coach's weekly hours.

-- Deferred, because a table that others refer to is made anew; each reference is found again when
-- its row is there, and the commit refuses if one is not. The indexes are for that alone.
PRAGMA defer_foreign_keys = ON;
CREATE INDEX rebuild_sign_in ON sign_in (session_id);
CREATE INDEX rebuild_queue ON queue (session_id);
CREATE INDEX rebuild_ask ON ask (session_id);
CREATE INDEX rebuild_series_date ON series_date (session_id);
CREATE INDEX rebuild_waitlist ON waitlist (session_id);
CREATE INDEX rebuild_replaces ON session (replaces_id);
CREATE INDEX rebuild_moved_to ON session (moved_to_id);

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
    call_id BLOB NOT NULL CHECK (length(call_id) = 16),
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
    outcome_due_at INTEGER,
    offered_until INTEGER -- of a reserved one: until when it is offered to its person
) STRICT;
CREATE INDEX rebuild_replaces ON session (replaces_id);
CREATE INDEX rebuild_moved_to ON session (moved_to_id);
INSERT INTO session (id, programme_id, coach_id, person_id, status, mode, start_at, end_at,
    buffer_min, call_id, coach_seat_id, person_seat_id, relay, placement, created_at, series_id,
    move_id, cover_id, replaces_id, moved_to_id, outcome_by, outcome_due_at, offered_until)
    SELECT id, programme_id, coach_id, person_id, status, mode, start_at, end_at, buffer_min,
    call_id, coach_seat_id, person_seat_id, relay, placement, created_at, series_id, move_id,
    cover_id, replaces_id, moved_to_id, outcome_by, outcome_due_at, offered_until
    FROM session_kept ORDER BY rowid;
DROP TABLE session_kept;
CREATE INDEX session_of_coach ON session (coach_id, start_at);
CREATE INDEX session_of_person ON session (person_id, start_at);
CREATE INDEX session_of_programme ON session (programme_id, start_at);
CREATE INDEX session_of_call ON session (call_id) WHERE relay IS NOT NULL;
CREATE INDEX session_to_confirm ON session (coach_id, start_at) WHERE outcome_due_at IS NOT NULL;
CREATE INDEX session_of_series ON session (series_id, start_at) WHERE series_id IS NOT NULL;
CREATE INDEX session_to_settle ON session (end_at)
    WHERE status = 'reserved' OR status = 'pending' OR status = 'booked' OR status = 'live';

DROP INDEX rebuild_sign_in;
DROP INDEX rebuild_queue;
DROP INDEX rebuild_ask;
DROP INDEX rebuild_series_date;
DROP INDEX rebuild_waitlist;
DROP INDEX rebuild_replaces;
DROP INDEX rebuild_moved_to;

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
) STRICT, WITHOUT ROWID;
INSERT INTO notice_next SELECT id, kind, programme_id, account_id, session_id, start_at, round,
    state, attempts, next_at, error, created_at, ended_at, is_asked FROM notice ORDER BY id;
DROP TABLE notice;
ALTER TABLE notice_next RENAME TO notice;
CREATE INDEX notice_to_send ON notice (next_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX notice_sent_to ON notice (account_id, ended_at) WHERE state = 'sent' AND is_asked = 0;
CREATE INDEX notice_to_ring ON notice (next_at, id)
    WHERE state IN ('waiting', 'sending') AND kind = 'waiting';

CREATE TABLE weekly_hours_next (
    coach_id BLOB NOT NULL REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    position INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    start_min INTEGER NOT NULL CHECK (start_min BETWEEN 0 AND 1439),
    end_min INTEGER NOT NULL CHECK (end_min > start_min AND end_min <= 1440),
    valid_from TEXT,
    valid_until TEXT,
    every_weeks INTEGER NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 8),
    PRIMARY KEY (coach_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO weekly_hours_next SELECT coach_id, programme_id, position, weekday, start_min, end_min,
    valid_from, valid_until, every_weeks FROM weekly_hours ORDER BY coach_id, position;
DROP TABLE weekly_hours;
ALTER TABLE weekly_hours_next RENAME TO weekly_hours;

CREATE TRIGGER coach_change_hours_made AFTER INSERT ON weekly_hours BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_hours AFTER UPDATE ON weekly_hours BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
CREATE TRIGGER coach_change_hours_gone AFTER DELETE ON weekly_hours BEGIN
    INSERT INTO coach_change VALUES (OLD.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
