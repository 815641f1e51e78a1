-- What happened to analysts' rules. A rule's state is the fold of its events.
create table rule_event (
  rule_id    text        not null check (rule_id ~ '^[a-z][a-z0-9-]{1,62}$'),
  number     integer     not null check (number >= 1),
  -- Grows in commit order, because whoever writes holds the lock on the progress of alerts.
  revision   bigint      not null generated always as identity unique,
  version    integer     not null check (version >= 1),
  action     text        not null check (action in
               ('DRAFTED', 'REVISED', 'SHADOWED', 'APPROVED', 'LIVE', 'RETIRED', 'SUSPENDED')),
  actor      text        not null,
  at         timestamptz not null,
  reason     text        not null,
  position   bigint      not null check (position >= -1),
  content    jsonb       check ((content is not null) = (action in ('DRAFTED', 'REVISED'))),
  difference jsonb       check ((difference is not null) = (action = 'APPROVED')),
  primary key (rule_id, number)
);

create trigger rule_event_is_append_only
  before update or delete or truncate on rule_event
  for each statement execute function refuse_change();

-- What a version found while it was in shadow. No alert comes of it.
create table shadow_finding (
  rule_id   text        not null,
  version   integer     not null,
  key       text        not null,
  position  bigint      not null check (position >= 0),
  raised_at timestamptz not null,
  finding   jsonb       not null,
  primary key (rule_id, version, key)
);

create index shadow_finding_newest_first on shadow_finding (rule_id, version, position desc, key);

-- A replay of history with one version of a rule.
create table backtest (
  rule_id          text        not null,
  number           integer     not null check (number >= 1),
  version          integer     not null check (version >= 0),
  status           text        not null check (status in
                     ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  asked            jsonb       not null,
  asked_by         text        not null,
  asked_at         timestamptz not null,
  heard_at         timestamptz not null,
  progress         jsonb       not null,
  result           jsonb,
  cancel_asked     boolean     not null default false,
  primary key (rule_id, number)
);

create table backtest_finding (
  rule_id text    not null,
  number  integer not null,
  place   integer not null,
  change  text    not null check (change in ('NEW', 'GONE', 'UNCHANGED')),
  finding jsonb   not null,
  primary key (rule_id, number, place),
  foreign key (rule_id, number) references backtest
);

grant select, insert on rule_event, shadow_finding, backtest, backtest_finding to "${app_role}";
grant update (status, heard_at, progress, result, cancel_asked) on backtest to "${app_role}";
