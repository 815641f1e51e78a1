-- Somebody who is told of a day's or a week's steps by mail. An empty list of conditions holds for
-- all.
create table digest (
  id             uuid        primary key,
  address        text        not null,
  severities     text[]      not null,
  detectors      text[]      not null,
  counterparties text[]      not null,
  actions        text[]      not null,
  hour           integer     not null check (hour between 0 and 23),
  -- 1 is Monday; null is every day.
  weekday        integer     check (weekday between 1 and 7),
  enabled        boolean     not null,
  -- Of the feed: up to here, steps have been told.
  position       bigint      not null check (position >= -1),
  due_at         timestamptz not null,
  try_at         timestamptz not null,
  version        integer     not null check (version >= 1),
  created_by     text        not null,
  created_at     timestamptz not null,
  changed_by     text        not null,
  changed_at     timestamptz not null
);

create index digest_due on digest (try_at) where enabled;

-- What became of a digest that was due.
create table digest_issue (
  digest_id     uuid        not null references digest on delete cascade,
  due_at        timestamptz not null,
  status        text        not null check (status in ('PENDING', 'SENT', 'EMPTY', 'FAILED')),
  from_position bigint      not null,
  to_position   bigint      not null,
  alerts        integer     not null,
  attempts      integer     not null,
  at            timestamptz not null,
  fault         text,
  primary key (digest_id, due_at)
);

grant select, insert, update, delete on digest to "${app_role}";
grant select, insert, update, delete on digest_issue to "${app_role}";
