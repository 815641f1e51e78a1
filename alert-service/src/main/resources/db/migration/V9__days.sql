-- A day that a clock let begin in a quiet log, and the last event before it. Whoever folds the log
-- again lets it begin there.
create table day_begun (
  day      date   primary key,
  position bigint not null check (position >= 0)
);

create index day_begun_behind on day_begun (position);

-- The day that began last, beside the last event.
alter table progress add column day date;
alter table alert add column seen_day date;

grant select, insert on day_begun to "${app_role}";
grant update (day) on progress to "${app_role}";
grant update (seen_day) on alert to "${app_role}";
