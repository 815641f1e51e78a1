-- Sums by months (part -1) no longer keep days of valuation apart: their valued_on is 'infinity'. What
-- is converted is read by days, of which a payment has one of its own anyway.
-- A block's rows are written once, under the lock of its generation's pages, so only the block of all,
-- which is added to, needs an index that tells its rows apart; the other finds them, and is small.
-- Pages have 2^15 lines, for what is asked between two of them is added up line by line.
-- What was carried before is carried anew.

TRUNCATE carried;
ALTER TABLE generation ALTER COLUMN page_span SET DEFAULT 15;
UPDATE generation SET page_span = 15, carried_to = 0;
UPDATE generation SET state = 'FAILED', halt = 'begun before an upgrade; drop it and build anew'
WHERE state = 'BUILDING';

ALTER TABLE carried DROP CONSTRAINT carried_pkey;
CREATE INDEX carried_of_block ON carried (generation, target, book, year, measure, span, part, block);
CREATE UNIQUE INDEX carried_of_all ON carried (generation, target, book, year, measure, part, basis,
    product, unit, slice_from, slice_to, valued_on)
    WHERE span = 63;
