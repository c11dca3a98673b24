-- 1: the person asked; 0: somebody of the office did for them, which counts against nobody.

ALTER TABLE ask ADD COLUMN is_own INTEGER NOT NULL DEFAULT 1 CHECK (is_own IN (0, 1));
