-- The event log: the system of record. Positions are dense and in commit order because every append
-- holds the lock on log_head from numbering to commit.

CREATE TABLE event (
  position        bigint      PRIMARY KEY CHECK (position >= 0),
  fact_id         uuid        NOT NULL,
  version         integer     NOT NULL CHECK (version >= 1),
  kind            text        NOT NULL CHECK (kind IN ('RECORDED', 'CORRECTED', 'RETRACTED')),
  fact_type       text        NOT NULL,
  target          text        NOT NULL,
  partner         text        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  idempotency_key text,
  request_hash    bytea       NOT NULL CHECK (octet_length(request_hash) = 32),
  leaf_hash       bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32),
  body            bytea       NOT NULL,
  UNIQUE (fact_id, version)
);

CREATE UNIQUE INDEX event_idempotency_key ON event (partner, idempotency_key)
  WHERE idempotency_key IS NOT NULL;

COMMENT ON COLUMN event.body IS 'RFC 8785 canonical JSON of the whole event; what leaf_hash covers';
COMMENT ON COLUMN event.request_hash IS 'SHA-256 of what the client asked for; tells a retry from a reused key';

CREATE TABLE log_head (
  singleton        boolean     PRIMARY KEY DEFAULT true CHECK (singleton),
  next_position    bigint      NOT NULL CHECK (next_position >= 0),
  last_recorded_at timestamptz NOT NULL,
  frontier         bytea       NOT NULL
);
INSERT INTO log_head (next_position, last_recorded_at, frontier) VALUES (0, 'epoch', '');

COMMENT ON COLUMN log_head.frontier IS 'roots of the perfect subtrees that make up the Merkle tree, largest first';

-- The Merkle tree above its leaves: the hashes of C2SP tile levels 1 and up, each the root of
-- 256^level leaves. Level 0 is event.leaf_hash.
CREATE TABLE tile_hash (
  level integer NOT NULL CHECK (level BETWEEN 1 AND 7),
  index bigint  NOT NULL CHECK (index >= 0),
  hash  bytea   NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, index)
);

-- Nobody changes history, not even the owner of the table.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the event log is append-only: % refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER event_is_immutable
  BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER tile_hash_is_immutable
  BEFORE UPDATE OR DELETE OR TRUNCATE ON tile_hash
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The head only moves forward, and its row stays.
CREATE FUNCTION refuse_step_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR NEW.next_position < OLD.next_position
      OR NEW.last_recorded_at < OLD.last_recorded_at THEN
    RAISE EXCEPTION 'the log head only moves forward: % refused', TG_OP
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER log_head_moves_forward
  BEFORE UPDATE OR DELETE ON log_head
  FOR EACH ROW EXECUTE FUNCTION refuse_step_back();

GRANT SELECT, INSERT ON event, tile_hash TO ${app_role};
GRANT SELECT, UPDATE ON log_head TO ${app_role};
