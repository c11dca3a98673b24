-- A coach's rules of booking, holidays, hours that come every n weeks, "free now". A coach without
-- a row of rules has the defaults (core/rules.h).

ALTER TABLE weekly_hours ADD COLUMN every_weeks bigint NOT NULL DEFAULT 1
    CHECK (every_weeks BETWEEN 1 AND 8);

-- 1: opened by "free now", bookable without notice.
ALTER TABLE exception ADD COLUMN is_at_once bigint NOT NULL DEFAULT 0
    CHECK (is_at_once IN (0, 1));

-- buffer_min NULL: by the session's length. A maximum of 0: none.
CREATE TABLE coach_rules (
    coach_id bytea PRIMARY KEY REFERENCES account (id),
    programme_id bytea NOT NULL REFERENCES programme (id),
    buffer_min bigint CHECK (buffer_min BETWEEN 0 AND 120),
    notice_min bigint NOT NULL CHECK (notice_min >= 0),
    horizon_days bigint NOT NULL CHECK (horizon_days >= 1),
    cap_unit text NOT NULL CHECK (cap_unit IN ('sessions', 'minutes')),
    day_max bigint NOT NULL CHECK (day_max >= 0),
    week_max bigint NOT NULL CHECK (week_max >= 0),
    row_max bigint NOT NULL CHECK (row_max >= 0),
    works_holidays bigint NOT NULL CHECK (works_holidays IN (0, 1))
);

CREATE TABLE holiday (
    organisation_id bytea NOT NULL REFERENCES organisation (id),
    date text COLLATE "C" NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (organisation_id, date)
);
