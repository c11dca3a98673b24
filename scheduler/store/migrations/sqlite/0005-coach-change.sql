-- When a coach's hours, exceptions, rules or account last changed, as a number that only goes up.
-- What a scheduler keeps of a coach in memory is read again when this is newer (store/board.h).
-- Kept by triggers, so that no way of changing can forget it.

CREATE TABLE coach_change (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    seq INTEGER NOT NULL
) STRICT;
CREATE INDEX coach_change_by_seq ON coach_change (seq);

-- Whoever has read all changes below until_seq looks next from from_seq on.
CREATE VIEW coach_change_now AS
    SELECT COALESCE(MAX(seq), 0) + 1 AS from_seq, COALESCE(MAX(seq), 0) + 1 AS until_seq
    FROM coach_change;

INSERT INTO coach_change SELECT id, 1 FROM account WHERE role = 'coach';

CREATE TRIGGER coach_change_account_made AFTER INSERT ON account WHEN NEW.role = 'coach' BEGIN
    INSERT INTO coach_change VALUES (NEW.id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER coach_change_account AFTER UPDATE ON account WHEN NEW.role = 'coach' BEGIN
    INSERT INTO coach_change VALUES (NEW.id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;

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

CREATE TRIGGER coach_change_exception_made AFTER INSERT ON exception BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER coach_change_exception AFTER UPDATE ON exception BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER coach_change_exception_gone AFTER DELETE ON exception BEGIN
    INSERT INTO coach_change VALUES (OLD.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER coach_change_rules_made AFTER INSERT ON coach_rules BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER coach_change_rules AFTER UPDATE ON coach_rules BEGIN
    INSERT INTO coach_change VALUES (NEW.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;

CREATE TRIGGER coach_change_rules_gone AFTER DELETE ON coach_rules BEGIN
    INSERT INTO coach_change VALUES (OLD.coach_id, (SELECT until_seq FROM coach_change_now))
        ON CONFLICT (coach_id) DO UPDATE SET seq = excluded.seq;
END;
