-- An alert is what a detector found, which never changes, and where the work on it stands.
create table alert (
  id              uuid        primary key,
  key             text        not null unique,
  detector        text        not null,
  severity        text        not null check (severity in ('INFO', 'WARNING', 'CRITICAL')),
  target          text        not null,
  subject         jsonb       not null,
  sentence        text        not null,
  legal_reference text,
  raised_at       timestamptz not null,
  position        bigint      not null check (position >= 0),
  evidence        jsonb       not null,
  status          text        not null check (status in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
  version         integer     not null check (version >= 1)
);

create index alert_newest_first on alert (position desc, id desc);
create index alert_by_target_and_status on alert (target, status, position desc, id desc);

-- Who did what to an alert, and when.
create table alert_step (
  alert_id uuid        not null references alert,
  number   integer     not null check (number >= 1),
  action   text        not null check (action in ('RAISED', 'ACKNOWLEDGED', 'RESOLVED')),
  actor    text        not null,
  at       timestamptz not null,
  note     text,
  primary key (alert_id, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger alert_step_is_append_only
  before update or delete or truncate on alert_step
  for each statement execute function refuse_change();

-- The position up to which the log's findings are stored; -1 before the first event.
create table progress (
  name     text   primary key,
  position bigint not null check (position >= -1)
);

insert into progress (name, position) values ('alerts', -1);

-- The service may move an alert through its life; it cannot rewrite what was found.
grant select, insert on alert, alert_step to "${app_role}";
grant update (status, version) on alert to "${app_role}";
grant select on progress to "${app_role}";
grant update (position) on progress to "${app_role}";
