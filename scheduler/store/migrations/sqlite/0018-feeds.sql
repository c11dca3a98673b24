-- Calendars that coaches keep elsewhere, and when they are busy there. What blocks a coach is not a
-- column: good_until that is over does.

CREATE TABLE feed (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    version BLOB NOT NULL CHECK (length(version) = 16), -- of the address
    url_sealed BLOB NOT NULL,
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    why TEXT NOT NULL,
    zone TEXT NOT NULL, -- by which it was last read whole
    whole_at INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    tried_at INTEGER NOT NULL,
    good_until INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    is_told INTEGER NOT NULL CHECK (is_told IN (0, 1)) -- a coordinator, since it was last good
) STRICT;
CREATE INDEX feed_by_next ON feed (next_at, coach_id);

CREATE TABLE feed_busy (
    coach_id BLOB NOT NULL REFERENCES account (id),
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    PRIMARY KEY (coach_id, start_at)
) STRICT, WITHOUT ROWID;
