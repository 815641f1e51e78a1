-- What building a generation beside the one that is served needs: what an operator asked for, what
-- the comparison found, and tables that become partitions one by one, so that a process that was
-- killed in between goes on with those that are left.

ALTER TABLE generation
    ADD COLUMN switch_asked boolean NOT NULL DEFAULT false, -- to be served once it is found equal
    ADD COLUMN comparison   text;                           -- with the one served, as JSON

-- Makes one table of a generation that has been filled a partition. Of each fact only the latest
-- row stays. Attaching builds the indexes; what is served goes on meanwhile.
CREATE FUNCTION attach_part(n integer, kept text) RETURNS void
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
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)', kept, part, n);
    EXECUTE format('REVOKE ALL ON %I FROM ${app_role}', part);
    EXECUTE format('ANALYZE %I', part);
END $$;

-- All of them at once.
CREATE OR REPLACE FUNCTION close_generation(n integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT attach_part(n, kept)
    FROM unnest(ARRAY['standing_fact', 'entry', 'total', 'carried']) AS kept
$$;

REVOKE ALL ON FUNCTION attach_part(integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION attach_part(integer, text) TO ${app_role};
