-- An alert lives longer than its finding: evidence is added, people work on it, its cause may go.
alter table alert
  drop constraint alert_status_check,
  add constraint alert_status_check check (status in
    ('OPEN', 'ACKNOWLEDGED', 'DISMISSAL_PROPOSED', 'RESOLVED', 'DISMISSED', 'WITHDRAWN')),
  add column claim          jsonb       not null default '{}',
  add column latest         jsonb,
  add column evidence_count integer     not null default 1,
  add column seen_position  bigint      not null default -1,
  add column assignee       text,
  add column proposed_by    text,
  add column snoozed_until  timestamptz,
  add column silence_id     uuid,
  add column silenced_until timestamptz,
  add column group_id       uuid references alert;

update alert set seen_position = position;

create index alert_by_detector_and_day on alert (detector, target, raised_at);
create index alert_of_group on alert (group_id) where group_id is not null;
create index alert_of_silence on alert (silence_id) where silence_id is not null;

-- Every step has a place in one dense sequence, in commit order: a step takes the next number under
-- the lock of this row, which is held until the step is committed. Who has read up to N has missed
-- nothing before N.
create table alert_feed (
  name     text   primary key,
  position bigint not null check (position >= -1)
);

alter table alert_step
  drop constraint alert_step_action_check,
  add constraint alert_step_action_check check (action in
    ('RAISED', 'EVIDENCE_ADDED', 'REOPENED', 'CAUSE_REMOVED', 'ACKNOWLEDGED', 'ASSIGNED', 'COMMENTED',
     'SNOOZED', 'SILENCED', 'SILENCE_ENDED', 'DISMISSAL_PROPOSED', 'DISMISSAL_REJECTED', 'DISMISSED',
     'RESOLVED')),
  add column changes       jsonb not null default '{}',
  add column feed_position bigint;

alter table alert_step disable trigger alert_step_is_append_only;
update alert_step set feed_position = numbered.place from (
  select alert_id, number, row_number() over (order by at, alert_id, number) - 1 as place
  from alert_step) numbered
where alert_step.alert_id = numbered.alert_id and alert_step.number = numbered.number;
alter table alert_step enable trigger alert_step_is_append_only;

insert into alert_feed (name, position)
select 'steps', coalesce(max(feed_position), -1) from alert_step;

alter table alert_step alter column feed_position set not null;
create unique index alert_step_feed on alert_step (feed_position);
create index alert_step_at on alert_step (at, feed_position);

-- Wakes whoever reads the feed. A hint only: the feed is read by position.
create function tell_of_steps() returns trigger language plpgsql as $$
begin
  perform pg_notify('alert_feed', '');
  return null;
end
$$;

create trigger alert_step_is_told
  after insert on alert_step
  for each statement execute function tell_of_steps();

-- For a time, alerts that match are kept but marked. What it matches never changes; it can be ended.
create table silence (
  id         uuid        primary key,
  matchers   jsonb       not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  reason     text        not null,
  author     text        not null,
  created_at timestamptz not null,
  ended_at   timestamptz,
  ended_by   text,
  end_reason text,
  check (ends_at > starts_at)
);

create index silence_by_end on silence (ends_at);

alter table alert add foreign key (silence_id) references silence;

grant update (latest, evidence_count, seen_position, assignee, proposed_by, snoozed_until, silence_id,
  silenced_until) on alert to "${app_role}";
grant select on alert_feed to "${app_role}";
grant update (position) on alert_feed to "${app_role}";
grant select, insert on silence to "${app_role}";
grant update (ended_at, ended_by, end_reason) on silence to "${app_role}";
