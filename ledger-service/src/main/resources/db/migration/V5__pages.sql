-- Pages of lines are carried forward behind the projection, which no longer waits for it. Up to
-- carried_to, all lines are in blocks of 2^page_span lines (span = page_span), in blocks of 16 pages
-- (span = page_span + 4), as far as these are whole, and in the one block of all (span = 63). What
-- was carried before is carried anew.

ALTER TABLE generation
    ADD COLUMN page_span  smallint NOT NULL DEFAULT 16 CHECK (page_span BETWEEN 8 AND 24),
    ADD COLUMN carried_to bigint NOT NULL DEFAULT 0;

TRUNCATE carried;
UPDATE generation SET state = 'FAILED', halt = 'begun before an upgrade; drop it and build anew'
WHERE state = 'BUILDING';

-- Whom a delivery names, so that only those are read that may speak of the same fuel; null in rows
-- that are older than the column.
ALTER TABLE standing_fact ADD COLUMN states text[];

-- A fact's row is removed before that of its next version is copied in.
GRANT DELETE ON standing_fact TO ${app_role};
