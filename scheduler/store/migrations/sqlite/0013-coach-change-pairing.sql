-- What coaches say for being paired is kept in memory, too (store/board.h): a change of it counts
-- as one of theirs.

CREATE TRIGGER coach_change_pairing_made AFTER INSERT ON pairing
WHEN EXISTS (SELECT 1 FROM coach_change WHERE coach_id = NEW.account_id) BEGIN
    UPDATE coach_change SET seq = (SELECT until_seq FROM coach_change_now) WHERE coach_id = NEW.account_id;
END;

CREATE TRIGGER coach_change_pairing AFTER UPDATE ON pairing
WHEN EXISTS (SELECT 1 FROM coach_change WHERE coach_id = NEW.account_id) BEGIN
    UPDATE coach_change SET seq = (SELECT until_seq FROM coach_change_now) WHERE coach_id = NEW.account_id;
END;
