-- Reading by SQL: views for analysts over the generation that is served, and word of every commit.
-- The views run with their owner's rights; the analysts' role has none on any table.

CREATE SCHEMA ledger_sql;
COMMENT ON SCHEMA ledger_sql IS
    'The ledger for reading by SQL. All instants are in UTC, all amounts exact decimals in the unit beside them.';

CREATE VIEW ledger_sql.ledger AS
SELECT position, recorded_at, last_entry_id, number AS generation
FROM generation WHERE state = 'ACTIVE';
COMMENT ON VIEW ledger_sql.ledger IS 'One row: how far the ledger has come. Read it in the same transaction (REPEATABLE READ) as the figures that it is to stand beside.';
COMMENT ON COLUMN ledger_sql.ledger.position IS 'Of the last event of the log that is booked; the first has 0';
COMMENT ON COLUMN ledger_sql.ledger.recorded_at IS 'When the log took that event, UTC';
COMMENT ON COLUMN ledger_sql.ledger.last_entry_id IS 'Number of lines in entries';
COMMENT ON COLUMN ledger_sql.ledger.generation IS 'Which projection of the log is served; a rebuild makes another';

CREATE VIEW ledger_sql.entries AS
SELECT e.id, e.reverses, e.target, e.book, e.counterparty, e.year, e.measure, e.basis, e.product,
    e.product_class, e.unit, e.low, e.best, e.high, e.slice_from, e.slice_to, e.valued_on,
    e.fact_id, b.fact_id || '.' || b.version AS event_id, e.fact_position,
    c.fact_id || '.' || c.version AS cause_event_id, e.cause_position, c.recorded_at, e.partner,
    e.publisher, e.agreement, e.reason
FROM entry e
    LEFT JOIN fact_event b ON b.position = e.fact_position
    LEFT JOIN fact_event c ON c.position = e.cause_position
WHERE e.generation = (SELECT number FROM generation WHERE state = 'ACTIVE');
COMMENT ON VIEW ledger_sql.entries IS 'The lines of the ledger; never changed, only added. The sum of the lines is the total. Lines known at a position P: cause_position <= P. Never add up different bases, or ALL with the books of counterparties.';
COMMENT ON COLUMN ledger_sql.entries.id IS 'Place in the ledger: 1, 2, 3 without gaps';
COMMENT ON COLUMN ledger_sql.entries.reverses IS 'The entry that this line cancels; null for an entry';
COMMENT ON COLUMN ledger_sql.entries.target IS 'The sanctioned state, ISO 3166-1 alpha-2';
COMMENT ON COLUMN ledger_sql.entries.book IS 'A counterparty''s book, ALL for everybody''s claims together, or the book of a cap whose year is not the calendar year';
COMMENT ON COLUMN ledger_sql.entries.counterparty IS 'Whom the fact names: RU, several as CN+RU, ZZ where the source does not say';
COMMENT ON COLUMN ledger_sql.entries.year IS 'The year of the book that the line counts in; for the book of a cap, the calendar year that the cap''s year ends in';
COMMENT ON COLUMN ledger_sql.entries.measure IS 'PLEDGED, DISBURSED, DELIVERED, AGREEMENTS or ACTIVITIES';
COMMENT ON COLUMN ledger_sql.entries.basis IS 'REPORTED, OBSERVED or ESTIMATED';
COMMENT ON COLUMN ledger_sql.entries.product IS 'What was delivered; null for other measures';
COMMENT ON COLUMN ledger_sql.entries.product_class IS 'REFINED, CRUDE or CONDENSATE; null for other measures';
COMMENT ON COLUMN ledger_sql.entries.unit IS 'Of low, best and high, as the source states it: bbl, t, m3 or l; an ISO 4217 currency; or a count';
COMMENT ON COLUMN ledger_sql.entries.low IS 'Least that the source claims, in unit; negative in a reversal';
COMMENT ON COLUMN ledger_sql.entries.best IS 'What the source claims, in unit; negative in a reversal';
COMMENT ON COLUMN ledger_sql.entries.high IS 'Most that the source claims, in unit; null: the source sets no ceiling';
COMMENT ON COLUMN ledger_sql.entries.slice_from IS 'First day that the amount stands for';
COMMENT ON COLUMN ledger_sql.entries.slice_to IS 'Last day that the amount stands for';
COMMENT ON COLUMN ledger_sql.entries.valued_on IS 'Of money: the day whose official rate converts it';
COMMENT ON COLUMN ledger_sql.entries.fact_id IS 'The fact that is booked';
COMMENT ON COLUMN ledger_sql.entries.event_id IS 'The version of the fact that is booked; GET /v1/events/{event_id}';
COMMENT ON COLUMN ledger_sql.entries.fact_position IS 'Place of that version in the log';
COMMENT ON COLUMN ledger_sql.entries.cause_event_id IS 'The event that made the line count, or count no more';
COMMENT ON COLUMN ledger_sql.entries.cause_position IS 'Place of that event in the log; what was known at P has cause_position <= P';
COMMENT ON COLUMN ledger_sql.entries.recorded_at IS 'When the log took that event, UTC';
COMMENT ON COLUMN ledger_sql.entries.partner IS 'Who submitted the fact';
COMMENT ON COLUMN ledger_sql.entries.publisher IS 'Of the source document';
COMMENT ON COLUMN ledger_sql.entries.agreement IS 'The agreement that the fact is under, a fact_id; null for none';
COMMENT ON COLUMN ledger_sql.entries.reason IS 'Why the line was booked';

CREATE VIEW ledger_sql.totals AS
SELECT target, book, year, measure, basis, nullif(product, '') AS product, unit, low, best,
    CASE open_highs WHEN 0 THEN high END AS high, entries
FROM total
WHERE entries > 0 AND generation = (SELECT number FROM generation WHERE state = 'ACTIVE');
COMMENT ON VIEW ledger_sql.totals IS 'The sums of entries, kept up with them. No row: nobody has reported anything. A row with 0: zero was reported.';
COMMENT ON COLUMN ledger_sql.totals.target IS 'The sanctioned state, ISO 3166-1 alpha-2';
COMMENT ON COLUMN ledger_sql.totals.book IS 'A counterparty''s book, ALL for everybody''s claims together, or the book of a cap whose year is not the calendar year';
COMMENT ON COLUMN ledger_sql.totals.year IS 'As in entries';
COMMENT ON COLUMN ledger_sql.totals.measure IS 'PLEDGED, DISBURSED, DELIVERED, AGREEMENTS or ACTIVITIES';
COMMENT ON COLUMN ledger_sql.totals.basis IS 'REPORTED, OBSERVED or ESTIMATED; never to be added together';
COMMENT ON COLUMN ledger_sql.totals.product IS 'What was delivered; null for other measures';
COMMENT ON COLUMN ledger_sql.totals.unit IS 'Of low, best and high; as stated by the sources, nothing is converted';
COMMENT ON COLUMN ledger_sql.totals.low IS 'Sum of the least that sources claim, in unit';
COMMENT ON COLUMN ledger_sql.totals.best IS 'Sum of what sources claim, in unit';
COMMENT ON COLUMN ledger_sql.totals.high IS 'Sum of the most that sources claim, in unit; null: some source sets no ceiling';
COMMENT ON COLUMN ledger_sql.totals.entries IS 'How many entries stand in it';

CREATE VIEW ledger_sql.facts AS
SELECT s.fact_id, e.event ->> 'factType' AS type, e.version, s.retracted, s.target,
    f.fact ->> 'counterparty' AS counterparty, f.fact ->> 'period' AS period,
    f.fact #>> '{provenance,basis}' AS basis, f.fact #>> '{provenance,grade}' AS grade,
    f.fact #>> '{provenance,source,publisher}' AS publisher,
    f.fact #>> '{provenance,source,title}' AS title, f.fact #>> '{provenance,source,url}' AS url,
    f.fact #>> '{provenance,quote}' AS quote, e.event ->> 'partner' AS partner, s.position,
    e.recorded_at, f.fact
FROM standing_fact s
    JOIN (SELECT position, version, recorded_at, CAST(event AS jsonb) AS event FROM fact_event) e
        USING (position)
    CROSS JOIN LATERAL (SELECT e.event -> 'fact' AS fact) f
WHERE s.generation = (SELECT number FROM generation WHERE state = 'ACTIVE');
COMMENT ON VIEW ledger_sql.facts IS 'Every fact by its latest version. Of a retracted one only the retraction is left: its earlier versions are in events.';
COMMENT ON COLUMN ledger_sql.facts.fact_id IS 'The same for all versions of a fact';
COMMENT ON COLUMN ledger_sql.facts.type IS 'FundingPledge, FuelDelivery, Agreement or Activity';
COMMENT ON COLUMN ledger_sql.facts.version IS '1 for the recording, one more for each correction or retraction';
COMMENT ON COLUMN ledger_sql.facts.retracted IS 'Whether its partner has taken it back';
COMMENT ON COLUMN ledger_sql.facts.target IS 'The sanctioned state, ISO 3166-1 alpha-2';
COMMENT ON COLUMN ledger_sql.facts.counterparty IS 'RU, several as CN+RU, ZZ where the source does not say';
COMMENT ON COLUMN ledger_sql.facts.period IS 'The days that the fact speaks of, ISO 8601, both ends included';
COMMENT ON COLUMN ledger_sql.facts.basis IS 'REPORTED, OBSERVED or ESTIMATED';
COMMENT ON COLUMN ledger_sql.facts.grade IS 'Admiralty code: reliability A-F of the source, credibility 1-6 of the information';
COMMENT ON COLUMN ledger_sql.facts.publisher IS 'Of the source document';
COMMENT ON COLUMN ledger_sql.facts.title IS 'Of the source document';
COMMENT ON COLUMN ledger_sql.facts.url IS 'Of the source document';
COMMENT ON COLUMN ledger_sql.facts.quote IS 'The passage that the claim rests on';
COMMENT ON COLUMN ledger_sql.facts.partner IS 'Who submitted it';
COMMENT ON COLUMN ledger_sql.facts.position IS 'Place of this version in the log';
COMMENT ON COLUMN ledger_sql.facts.recorded_at IS 'When the log took this version, UTC';
COMMENT ON COLUMN ledger_sql.facts.fact IS 'All that was submitted, as in the API; amounts are strings of decimals. Null if retracted';

CREATE VIEW ledger_sql.events AS
SELECT position, fact_id || '.' || version AS event_id, fact_id, version, recorded_at,
    encode(leaf_hash, 'hex') AS leaf_hash, CAST(event AS jsonb) AS event
FROM fact_event
WHERE position <= (SELECT position FROM generation WHERE state = 'ACTIVE');
COMMENT ON VIEW ledger_sql.events IS 'The events of the log that are booked';
COMMENT ON COLUMN ledger_sql.events.position IS 'Place in the log: 0, 1, 2 without gaps';
COMMENT ON COLUMN ledger_sql.events.event_id IS 'The fact''s id, a point, the version';
COMMENT ON COLUMN ledger_sql.events.fact_id IS 'The fact that was recorded, corrected or retracted';
COMMENT ON COLUMN ledger_sql.events.version IS 'Of the fact';
COMMENT ON COLUMN ledger_sql.events.recorded_at IS 'When the log took it, UTC';
COMMENT ON COLUMN ledger_sql.events.leaf_hash IS 'Hash of its canonical JSON as a leaf of the log (RFC 6962), in hex';
COMMENT ON COLUMN ledger_sql.events.event IS 'The event; the canonical bytes that are hashed come from GET /v1/events';

CREATE VIEW ledger_sql.rates AS
SELECT id, base, quote, day, rate, source, actor, recorded_at FROM rate;
COMMENT ON VIEW ledger_sql.rates IS 'Official exchange rates that were entered beside those that ship with the program. Of several for one day the latest counts, from its recording on.';
COMMENT ON COLUMN ledger_sql.rates.id IS 'In the order of their entering';
COMMENT ON COLUMN ledger_sql.rates.base IS 'ISO 4217: the currency of which one unit is priced';
COMMENT ON COLUMN ledger_sql.rates.quote IS 'ISO 4217: the currency of the price';
COMMENT ON COLUMN ledger_sql.rates.day IS 'The day that the rate is for';
COMMENT ON COLUMN ledger_sql.rates.rate IS 'Units of quote for one unit of base';
COMMENT ON COLUMN ledger_sql.rates.source IS 'Whose rate it is';
COMMENT ON COLUMN ledger_sql.rates.actor IS 'Who entered it';
COMMENT ON COLUMN ledger_sql.rates.recorded_at IS 'When it was entered, UTC';

GRANT USAGE ON SCHEMA ledger_sql TO ${analyst_role};
GRANT SELECT ON ALL TABLES IN SCHEMA ledger_sql TO ${analyst_role};

-- Wakes whoever hands changes out, on every replica. The payload says where the ledger stands now.
CREATE FUNCTION tell_of_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('embargo_ledger',
        NEW.number || ' ' || NEW.position || ' ' || NEW.last_entry_id);
    RETURN NULL;
END $$;
CREATE TRIGGER generation_progress
    AFTER UPDATE ON generation FOR EACH ROW
    WHEN (NEW.state = 'ACTIVE' AND (OLD.position, OLD.state) IS DISTINCT FROM (NEW.position, NEW.state))
    EXECUTE FUNCTION tell_of_progress();
