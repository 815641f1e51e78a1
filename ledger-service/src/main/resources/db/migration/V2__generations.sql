-- The ledger in generations: each is a whole projection of the log, so that a new one can be built
-- beside the one that is served. Nothing is lost by dropping what was there: it is built again.

DROP TABLE progress, fact_event, standing_fact, entry, total;

-- How far each generation has come. Its progress moves in the transaction that writes what it covers.
CREATE TABLE generation (
    number        integer PRIMARY KEY,
    state         text NOT NULL CHECK (state IN ('BUILDING', 'READY', 'ACTIVE', 'RETIRED', 'FAILED')),
    position      bigint NOT NULL DEFAULT -1,   -- of the last event applied; -1 before the first
    kafka_offset  bigint NOT NULL DEFAULT 0,    -- of the next message to read
    last_entry_id bigint NOT NULL DEFAULT 0,
    recorded_at   timestamptz,                  -- of the last event applied
    halt          text,                         -- why it goes no further; null if it goes on
    created_at    timestamptz NOT NULL DEFAULT now(),
    switched_at   timestamptz                   -- when it became the one that is served
);
CREATE UNIQUE INDEX generation_served ON generation (state) WHERE state = 'ACTIVE';

-- Positions that an operator had the projection pass over. Hold for every generation.
CREATE TABLE skip (
    position   bigint PRIMARY KEY,
    reason     text NOT NULL,
    actor      text NOT NULL,
    skipped_at timestamptz NOT NULL DEFAULT now()
);

-- The events as canonical JSON. They are the log's, so the generations share them.
CREATE TABLE fact_event (
    position    bigint PRIMARY KEY,
    fact_id     uuid NOT NULL,
    version     integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    leaf_hash   bytea NOT NULL,
    event       text NOT NULL,
    UNIQUE (fact_id, version)
);
CREATE INDEX fact_event_recorded ON fact_event (recorded_at, position);

-- Every fact by its latest event that the generation has applied. The columns of deliveries are
-- null for all other facts.
CREATE TABLE standing_fact (
    generation    integer NOT NULL,
    fact_id       uuid NOT NULL,
    position      bigint NOT NULL,     -- of the latest event, in fact_event
    version       integer NOT NULL,
    retracted     boolean NOT NULL,
    target        text NOT NULL,
    derived_from  uuid[] NOT NULL,
    product_class text,
    basis         text,
    period_from   date,
    period_to     date,
    weighs        boolean,             -- whether the counting of other deliveries can depend on it
    PRIMARY KEY (generation, fact_id)
) PARTITION BY LIST (generation);
CREATE INDEX standing_delivery ON standing_fact (target, product_class, basis, period_from, period_to)
    WHERE product_class IS NOT NULL AND NOT retracted;
CREATE INDEX standing_long_delivery ON standing_fact (target, product_class, basis, period_to)
    WHERE product_class IS NOT NULL AND NOT retracted AND period_from < period_to;
CREATE INDEX standing_weight ON standing_fact (target, product_class, basis, period_to)
    WHERE weighs AND NOT retracted;
CREATE INDEX standing_retelling ON standing_fact USING gin (derived_from) WHERE derived_from <> '{}';

-- The lines of the ledger. Ids are dense and depend on the log alone: a rebuild gives the same.
CREATE TABLE entry (
    generation     integer NOT NULL,
    id             bigint NOT NULL,
    reverses       bigint,             -- null for an entry
    target         text NOT NULL,
    book           text NOT NULL,
    counterparty   text NOT NULL,      -- whom the fact names; in ALL, books of caps and its own book
    year           integer NOT NULL,
    measure        text NOT NULL,
    basis          text NOT NULL,
    product        text,
    product_class  text,
    unit           text NOT NULL,
    low            numeric NOT NULL,   -- signed: negative in a reversal
    best           numeric NOT NULL,
    high           numeric,            -- null: no ceiling
    slice_from     date NOT NULL,      -- the days that the amount stands for
    slice_to       date NOT NULL,
    valued_on      date,               -- of money: the day whose official rate converts it
    fact_id        uuid NOT NULL,
    fact_position  bigint NOT NULL,    -- the version of the fact that it books
    cause_position bigint NOT NULL,    -- the event that made it count, or count no more
    partner        text NOT NULL,      -- who submitted the fact
    publisher      text NOT NULL,      -- of the source document
    agreement      uuid,               -- the agreement that the fact is under
    reason         text NOT NULL,
    PRIMARY KEY (generation, id)
) PARTITION BY LIST (generation);
CREATE INDEX entry_of_book ON entry (target, book, year, measure, id);
CREATE INDEX entry_of_fact ON entry (fact_id, id);
CREATE INDEX entry_of_cause ON entry (cause_position, id);
CREATE UNIQUE INDEX entry_reversed_once ON entry (generation, reverses) WHERE reverses IS NOT NULL;

-- Running sums of entry. high sums only lines with a ceiling; open_highs counts those without.
CREATE TABLE total (
    generation integer NOT NULL,
    target     text NOT NULL,
    book       text NOT NULL,
    year       integer NOT NULL,
    measure    text NOT NULL,
    basis      text NOT NULL,
    product    text NOT NULL,          -- '' for none
    unit       text NOT NULL,
    low        numeric NOT NULL,
    best       numeric NOT NULL,
    high       numeric NOT NULL,
    open_highs bigint NOT NULL,
    entries    bigint NOT NULL,        -- standing: entries less reversals
    PRIMARY KEY (generation, target, book, year, measure, basis, product, unit)
) PARTITION BY LIST (generation);

-- Sums carried forward, as an accountant closes pages: the lines whose ids lie in one block of
-- 2^span ids, (block << span) < id <= ((block + 1) << span), by the days that they stand for. Spans
-- are 12, 16, 20 and 63; the one block of span 63 has all lines. The ledger as it was known at any
-- position is a few closed blocks and the lines of the page that was open then.
CREATE TABLE carried (
    generation integer NOT NULL,
    target     text NOT NULL,
    book       text NOT NULL,
    year       integer NOT NULL,
    measure    text NOT NULL,
    span       smallint NOT NULL,
    block      bigint NOT NULL,
    basis      text NOT NULL,
    product    text NOT NULL,          -- '' for none
    unit       text NOT NULL,
    slice_from date NOT NULL,
    slice_to   date NOT NULL,
    valued_on  date NOT NULL,          -- 'infinity' for what is not money
    low        numeric NOT NULL,
    best       numeric NOT NULL,
    high       numeric NOT NULL,
    open_highs bigint NOT NULL,
    entries    bigint NOT NULL,
    PRIMARY KEY (generation, target, book, year, measure, span, block, basis, product, unit,
        slice_from, slice_to, valued_on)
) PARTITION BY LIST (generation);

-- Official exchange rates beside those that ship with the program. Never changed: a later row for
-- the same day supersedes an earlier one from its recording on.
CREATE TABLE rate (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    base        text NOT NULL,
    quote       text NOT NULL,
    day         date NOT NULL,
    rate        numeric NOT NULL CHECK (rate > 0),
    source      text NOT NULL,
    actor       text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX rate_of_day ON rate (base, quote, day, recorded_at);

CREATE SEQUENCE generation_number AS integer OWNED BY generation.number;

-- A new generation: tables without indexes, which COPY fills, apart from what is served.
CREATE FUNCTION open_generation() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    n integer := nextval('generation_number');
    kept text;
    part text;
BEGIN
    INSERT INTO generation (number, state) VALUES (n, 'BUILDING');
    FOREACH kept IN ARRAY ARRAY['standing_fact', 'entry', 'total', 'carried'] LOOP
        part := kept || '_g' || n;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS)', part, kept);
        -- Lets the table be attached without being read.
        EXECUTE format('ALTER TABLE %I ADD CHECK (generation = %s)', part, n);
        EXECUTE format('GRANT SELECT, INSERT ON %I TO ${app_role}', part);
    END LOOP;
    RETURN n;
END $$;

-- Makes the tables of a generation that has been filled its partitions. Of each fact only the
-- latest row stays. Attaching builds the indexes; what is served goes on meanwhile.
CREATE FUNCTION close_generation(n integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET work_mem = '256MB' SET maintenance_work_mem = '256MB' AS $$
DECLARE
    kept text;
    part text;
BEGIN
    part := 'standing_fact_g' || n;
    EXECUTE format(
        'DELETE FROM %1$I s USING (SELECT fact_id, max(position) AS latest FROM %1$I'
        ' GROUP BY fact_id HAVING count(*) > 1) l'
        ' WHERE s.fact_id = l.fact_id AND s.position < l.latest', part);
    FOREACH kept IN ARRAY ARRAY['standing_fact', 'entry', 'total', 'carried'] LOOP
        part := kept || '_g' || n;
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES IN (%s)', kept, part, n);
        EXECUTE format('REVOKE ALL ON %I FROM ${app_role}', part);
        EXECUTE format('ANALYZE %I', part);
    END LOOP;
END $$;

-- Gives up when queries hold the tables for seconds, so that nobody queues behind it.
CREATE FUNCTION drop_generation(n integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
    kept text;
BEGIN
    DELETE FROM generation WHERE number = n AND state <> 'ACTIVE';
    IF NOT FOUND THEN
        RAISE EXCEPTION 'generation % does not exist or is served', n;
    END IF;
    FOREACH kept IN ARRAY ARRAY['standing_fact', 'entry', 'total', 'carried'] LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I', kept || '_g' || n);
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION open_generation(), close_generation(integer), drop_generation(integer)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_generation(), close_generation(integer), drop_generation(integer)
    TO ${app_role};

GRANT SELECT, UPDATE ON generation TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON standing_fact, total, carried TO ${app_role};
GRANT SELECT, INSERT ON skip, fact_event, entry, rate TO ${app_role};

-- The first one starts empty and is served at once.
SELECT close_generation(open_generation());
UPDATE generation SET state = 'ACTIVE', switched_at = now();
