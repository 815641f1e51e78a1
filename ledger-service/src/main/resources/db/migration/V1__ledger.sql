-- The ledger: a projection of the event log. It can be dropped and is rebuilt from the log.

-- One row: how far the projection has come. It moves in the transaction that writes what it covers.
CREATE TABLE progress (
    projection    text PRIMARY KEY,
    position      bigint NOT NULL,     -- of the last event applied; -1 before the first
    kafka_offset  bigint NOT NULL,     -- of the next message to read
    last_entry_id bigint NOT NULL,
    recorded_at   timestamptz          -- of the last event applied
);
INSERT INTO progress VALUES ('ledger', -1, 0, 0, NULL);

-- The events that entries point at, as canonical JSON.
CREATE TABLE fact_event (
    position    bigint PRIMARY KEY,
    fact_id     uuid NOT NULL,
    version     integer NOT NULL,
    recorded_at timestamptz NOT NULL,
    event       text NOT NULL,
    UNIQUE (fact_id, version)
);

-- Every fact by its latest event. The columns of deliveries are null for all other facts.
CREATE TABLE standing_fact (
    fact_id       uuid PRIMARY KEY,
    position      bigint NOT NULL,     -- of the latest event, in fact_event
    retracted     boolean NOT NULL,
    target        text NOT NULL,
    derived_from  uuid[] NOT NULL,
    product_class text,
    basis         text,
    period_from   date,
    period_to     date
);
CREATE INDEX standing_delivery ON standing_fact (target, product_class, basis, period_from, period_to)
    WHERE product_class IS NOT NULL AND NOT retracted;
CREATE INDEX standing_retelling ON standing_fact USING gin (derived_from)
    WHERE derived_from <> '{}';

-- The lines of the ledger. Ids are dense and depend on the log alone: a rebuild gives the same.
CREATE TABLE entry (
    id             bigint PRIMARY KEY,
    reverses       bigint,             -- null for an entry
    target         text NOT NULL,
    book           text NOT NULL,
    year           integer NOT NULL,
    measure        text NOT NULL,
    basis          text NOT NULL,
    product        text,
    product_class  text,
    unit           text NOT NULL,
    low            numeric NOT NULL,   -- signed: negative in a reversal
    best           numeric NOT NULL,
    high           numeric,            -- null: no ceiling
    slice          text NOT NULL,
    fact_id        uuid NOT NULL,
    fact_position  bigint NOT NULL,    -- the version of the fact that it books
    cause_position bigint NOT NULL,    -- the event that made it count, or count no more
    reason         text NOT NULL
);
CREATE UNIQUE INDEX entry_reversed_once ON entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX entry_of_book ON entry (target, book, year, measure, id);
CREATE INDEX entry_of_fact ON entry (fact_id, id);

-- Running sums of entry. high sums only lines with a ceiling; open_highs counts those without.
CREATE TABLE total (
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
    PRIMARY KEY (target, book, year, measure, basis, product, unit)
);

GRANT SELECT, INSERT, UPDATE ON progress, standing_fact, total TO ${app_role};
GRANT SELECT, INSERT ON fact_event, entry TO ${app_role};
