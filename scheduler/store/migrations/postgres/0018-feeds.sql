-- Calendars that coaches keep elsewhere, and when they are busy there. What blocks a coach is not a
-- column: good_until that is over does.

CREATE TABLE feed (
    coach_id bytea PRIMARY KEY REFERENCES account (id),
    version bytea NOT NULL CHECK (length(version) = 16), -- of the address
    url_sealed bytea NOT NULL,
    etag text NOT NULL,
    modified text NOT NULL,
    why text NOT NULL,
    zone text NOT NULL, -- by which it was last read whole
    whole_at bigint NOT NULL,
    read_at bigint NOT NULL,
    tried_at bigint NOT NULL,
    good_until bigint NOT NULL,
    next_at bigint NOT NULL,
    is_told bigint NOT NULL CHECK (is_told IN (0, 1)) -- a coordinator, since it was last good
);
CREATE INDEX feed_by_next ON feed (next_at, coach_id);

CREATE TABLE feed_busy (
    coach_id bytea NOT NULL REFERENCES account (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at),
    PRIMARY KEY (coach_id, start_at)
);
