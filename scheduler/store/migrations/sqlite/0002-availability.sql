-- A coach's rules of booking, holidays, hours that come every n weeks, "free now". A coach without
-- a row of rules has the defaults (core/rules.h).

ALTER TABLE weekly_hours ADD COLUMN every_weeks INTEGER NOT NULL DEFAULT 1
    CHECK (every_weeks BETWEEN 1 AND 8);

-- 1: opened by "free now", bookable without notice.
ALTER TABLE exception ADD COLUMN is_at_once INTEGER NOT NULL DEFAULT 0
    CHECK (is_at_once IN (0, 1));

-- buffer_min NULL: by the session's length. A maximum of 0: none.
CREATE TABLE coach_rules (
    coach_id BLOB PRIMARY KEY REFERENCES account (id),
    programme_id BLOB NOT NULL REFERENCES programme (id),
    buffer_min INTEGER CHECK (buffer_min BETWEEN 0 AND 120),
    notice_min INTEGER NOT NULL CHECK (notice_min >= 0),
    horizon_days INTEGER NOT NULL CHECK (horizon_days >= 1),
    cap_unit TEXT NOT NULL CHECK (cap_unit IN ('sessions', 'minutes')),
    day_max INTEGER NOT NULL CHECK (day_max >= 0),
    week_max INTEGER NOT NULL CHECK (week_max >= 0),
    row_max INTEGER NOT NULL CHECK (row_max >= 0),
    works_holidays INTEGER NOT NULL CHECK (works_holidays IN (0, 1))
) STRICT;

CREATE TABLE holiday (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    date TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (organisation_id, date)
) STRICT;
