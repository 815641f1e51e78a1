-- Sums that are carried forward by days are also kept by months, so that a question about many days
-- reads few rows. part says which days a row keeps apart: by days, of lines whose days lie within one
-- month, the number of that month (12 * year + month); of the other lines, 0; by months, -1, of the
-- lines within one month all over again. What was carried before is carried anew.

TRUNCATE carried;
UPDATE generation SET carried_to = 0;
UPDATE generation SET state = 'FAILED', halt = 'begun before an upgrade; drop it and build anew'
WHERE state = 'BUILDING';

ALTER TABLE carried
    DROP CONSTRAINT carried_pkey,
    ADD COLUMN part integer NOT NULL,
    ADD PRIMARY KEY (generation, target, book, year, measure, span, part, block, basis, product,
        unit, slice_from, slice_to, valued_on);

-- While a generation is loaded nothing in it is old, so that vacuuming it, as inserting makes
-- autovacuum do again and again, only takes time from loading.
CREATE OR REPLACE FUNCTION open_generation() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    n integer := nextval('generation_number');
    kept text;
    part text;
BEGIN
    INSERT INTO generation (number, state) VALUES (n, 'BUILDING');
    FOREACH kept IN ARRAY ARRAY['standing_fact', 'entry', 'total', 'carried'] LOOP
        part := kept || '_g' || n;
        EXECUTE format(
            'CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS) WITH (autovacuum_enabled = false)',
            part, kept);
        -- Lets the table be attached without being read.
        EXECUTE format('ALTER TABLE %I ADD CHECK (generation = %s)', part, n);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${app_role}', part);
    END LOOP;
    RETURN n;
END $$;

CREATE OR REPLACE FUNCTION attach_part(n integer, kept text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET work_mem = '128MB' SET maintenance_work_mem = '256MB' AS $$
DECLARE
    part text := kept || '_g' || n;
BEGIN
    IF kept NOT IN ('standing_fact', 'entry', 'total', 'carried') THEN
        RAISE EXCEPTION 'generations have no table %', kept;
    END IF;
    IF kept = 'standing_fact' THEN
        EXECUTE format(
            'DELETE FROM %1$I s USING (SELECT fact_id, max(position) AS latest FROM %1$I'
            ' GROUP BY fact_id HAVING count(*) > 1) l'
            ' WHERE s.fact_id = l.fact_id AND s.position < l.latest', part);
    END IF;
    IF kept = 'entry' THEN
        EXECUTE format('DROP INDEX IF EXISTS %I', 'entry_range_g' || n);
    END IF;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)', kept, part, n);
    EXECUTE format('ALTER TABLE %I RESET (autovacuum_enabled)', part);
    EXECUTE format('REVOKE ALL ON %I FROM ${app_role}', part);
    EXECUTE format('ANALYZE %I', part);
END $$;

-- Builds the indexes that a table will have as a partition while its rows may still be read; attaching
-- it takes them over, and builds only those of constraints, during which nobody can read it.
CREATE FUNCTION index_part(n integer, kept text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET maintenance_work_mem = '256MB' AS $$
DECLARE
    part text := kept || '_g' || n;
    index record;
BEGIN
    IF kept NOT IN ('standing_fact', 'entry', 'total', 'carried') THEN
        RAISE EXCEPTION 'generations have no table %', kept;
    END IF;
    FOR index IN
        SELECT c.relname, pg_get_indexdef(i.indexrelid) AS definition
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        WHERE i.indrelid = kept::regclass
            AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
    LOOP
        EXECUTE regexp_replace(
            index.definition,
            'INDEX \S+ ON ONLY \S+ USING',
            format('INDEX IF NOT EXISTS %I ON %I USING', index.relname || '_g' || n, part));
    END LOOP;
END $$;

-- Lets the lines of a block be found before they are indexed; they lie in the order of their ids.
CREATE FUNCTION index_ranges(n integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format(
        'CREATE INDEX IF NOT EXISTS %I ON %I USING brin (id)', 'entry_range_g' || n, 'entry_g' || n);
END $$;

REVOKE ALL ON FUNCTION index_part(integer, text), index_ranges(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION index_part(integer, text), index_ranges(integer) TO ${app_role};
