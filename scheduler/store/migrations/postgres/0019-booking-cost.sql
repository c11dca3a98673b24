-- What a booking costs here; SQLite pays for other things (its migration of this name). The same tests
-- run on both.

-- Each reference of a new row is a query and a lock on the row referred to, and all bookings of a
-- programme would lock its one row. Accounts, programmes and sessions are never deleted. A
-- session's references to its coach and person stay; what claims and notices refer to is that
-- session and those two.
ALTER TABLE session DROP CONSTRAINT session_programme_id_fkey;
ALTER TABLE claims DROP CONSTRAINT claims_party_id_fkey, DROP CONSTRAINT claims_session_id_fkey;
ALTER TABLE notice DROP CONSTRAINT notice_programme_id_fkey,
    DROP CONSTRAINT notice_account_id_fkey, DROP CONSTRAINT notice_session_id_fkey;

-- Each CHECK is parsed anew for each statement that inserts. What a length, a word or a count can
-- be is said by the program's types.
ALTER TABLE session DROP CONSTRAINT session_id_check, DROP CONSTRAINT session_call_id_check,
    DROP CONSTRAINT session_coach_seat_id_check, DROP CONSTRAINT session_person_seat_id_check,
    DROP CONSTRAINT session_status_check, DROP CONSTRAINT session_mode_check,
    DROP CONSTRAINT session_buffer_min_check, DROP CONSTRAINT session_placement_check;
ALTER TABLE notice DROP CONSTRAINT notice_id_check, DROP CONSTRAINT notice_state_check,
    DROP CONSTRAINT notice_is_asked_check;
ALTER TABLE idempotency DROP CONSTRAINT idempotency_id_check,
    DROP CONSTRAINT idempotency_account_id_check;

-- 128 random bits need no index to be unique, and nobody looks for a seat.
ALTER TABLE session DROP CONSTRAINT session_coach_seat_id_key,
    DROP CONSTRAINT session_person_seat_id_key;

-- with exclude
-- The one overlap rule, as before, finds a party by 64 of its random bits: a number is half the
-- work of bytes. Two parties with the same ones would only be refused a time that both want.
ALTER TABLE claims DROP CONSTRAINT claims_overlap;
ALTER TABLE claims ADD CONSTRAINT claims_overlap EXCLUDE USING gist
    ((('x' || encode(substr(party_id, 1, 8), 'hex'))::bit(64)::bigint) WITH =,
        int8range(start_at, end_at) WITH &&);
-- end

-- Walked in this order by who sends.
DROP INDEX notice_to_send;
CREATE INDEX notice_to_send ON notice (next_at, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX notice_to_ring ON notice (next_at, id)
    WHERE state IN ('waiting', 'sending') AND kind = 'waiting';
