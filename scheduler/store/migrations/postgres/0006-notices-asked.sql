-- 1: the account that is told did itself what this tells of, so that it may come at any hour.

ALTER TABLE notice ADD COLUMN is_asked bigint NOT NULL DEFAULT 0
    CHECK (is_asked IN (0, 1));
