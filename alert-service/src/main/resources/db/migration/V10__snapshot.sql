-- What the detectors remember at one place of the log, so that a start need not fold all of it. It
-- can be deleted at any time. The fingerprint names the code and the rules that it means something to.
create table snapshot (
  id           uuid        primary key,
  fingerprint  text        not null,
  position     bigint      not null check (position >= 0),
  day          date        not null,
  -- Of the message of the last event, and its leaf hash.
  kafka_offset bigint      not null,
  leaf_hash    text        not null,
  bytes        bigint      not null,
  -- Of all content, compressed as it is.
  sha256       text        not null,
  taken_at     timestamptz not null
);

create table snapshot_chunk (
  snapshot_id uuid    not null,
  number      integer not null,
  content     bytea   not null,
  primary key (snapshot_id, number)
);

alter table snapshot_chunk alter column content set storage external;

grant select, insert, delete on snapshot, snapshot_chunk to "${app_role}";
