-- In tests, a page has 256 lines, so that short histories fill pages and wide blocks.
ALTER TABLE generation ALTER COLUMN page_span SET DEFAULT 8;
UPDATE generation SET page_span = 8;
