-- Each step as the world outside is told of it. It is made of what never changes, so that the same
-- step is told in the same words however often and by whatever channel.
create view told_step as
select
  step.feed_position, step.alert_id, step.number, step.action, step.actor, step.at, step.note,
  step.changes, alert.key, alert.detector, alert.target, alert.subject,
  string_to_array(alert.subject ->> 'counterparty', '+') as counterparties,
  alert.sentence, alert.legal_reference, alert.raised_at, alert.position, alert.group_id,
  coalesce(
    (select past.changes ->> 'severity' from alert_step past
     where past.alert_id = step.alert_id and past.number <= step.number
       and past.changes ->> 'severity' is not null
     order by past.number desc limit 1),
    alert.severity) as severity,
  coalesce(
    (select past.changes -> 'status' ->> 1 from alert_step past
     where past.alert_id = step.alert_id and past.number <= step.number
       and past.changes -> 'status' is not null
     order by past.number desc limit 1),
    'OPEN') as status
from alert_step step join alert on alert.id = step.alert_id;

-- Up to where the feed has been handed on.
create table handed_on (
  channel  text   primary key,
  position bigint not null check (position >= -1)
);

insert into handed_on (channel, position) values ('topic', -1);

-- Somebody else's address that is told of steps. An empty list of conditions holds for all.
create table webhook (
  id             uuid        primary key,
  url            text        not null,
  description    text        not null,
  severities     text[]      not null,
  detectors      text[]      not null,
  counterparties text[]      not null,
  actions        text[]      not null,
  enabled        boolean     not null,
  -- Of the feed: up to here, deliveries have been made of what the conditions hold for.
  position       bigint      not null check (position >= -1),
  version        integer     not null check (version >= 1),
  created_by     text        not null,
  created_at     timestamptz not null,
  changed_by     text        not null,
  changed_at     timestamptz not null,
  -- How it goes: attempts that failed since one succeeded last.
  failures       integer     not null default 0,
  failing_since  timestamptz,
  paused_until   timestamptz,
  -- Why the service disabled it.
  disabled_note  text
);

create table webhook_secret (
  webhook_id uuid        not null references webhook on delete cascade,
  number     integer     not null check (number >= 1),
  sealed     bytea       not null,
  made_by    text        not null,
  made_at    timestamptz not null,
  ends_at    timestamptz,
  primary key (webhook_id, number)
);

-- One message for one webhook. Without a feed position it is a test.
create table webhook_delivery (
  id            bigint      generated always as identity primary key,
  webhook_id    uuid        not null references webhook on delete cascade,
  feed_position bigint,
  message_id    text        not null,
  status        text        not null check (status in ('PENDING', 'DELIVERED', 'DEAD')),
  attempts      integer     not null default 0,
  tries         integer     not null default 0,
  made_at       timestamptz not null,
  due_at        timestamptz not null,
  leased_until  timestamptz,
  ended_at      timestamptz,
  unique (webhook_id, feed_position)
);

create index webhook_delivery_due on webhook_delivery (webhook_id, due_at, id)
  where status = 'PENDING';
create index webhook_delivery_latest on webhook_delivery (webhook_id, id desc);
create index webhook_delivery_ended on webhook_delivery (ended_at) where status <> 'PENDING';

create table webhook_attempt (
  delivery_id bigint      not null references webhook_delivery on delete cascade,
  number      integer     not null check (number >= 1),
  at          timestamptz not null,
  millis      integer     not null check (millis >= 0),
  outcome     text        not null check (outcome in
                ('DELIVERED', 'REJECTED', 'GONE', 'TIMED_OUT', 'UNREACHABLE', 'FORBIDDEN_ADDRESS')),
  status      integer,
  answer      text,
  fault       text,
  primary key (delivery_id, number)
);

grant select on told_step to "${app_role}";
grant select on handed_on to "${app_role}";
grant update (position) on handed_on to "${app_role}";
grant select, insert, update, delete on webhook, webhook_secret, webhook_delivery to "${app_role}";
grant select, insert, delete on webhook_attempt to "${app_role}";
