-- Fewer indexes for a booking to write: what a request came to is looked for by its key only, and
-- forgotten in the order in which it came.

ALTER TABLE idempotency DROP CONSTRAINT idempotency_pkey;
DROP INDEX idempotency_by_age;
ALTER TABLE idempotency ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
