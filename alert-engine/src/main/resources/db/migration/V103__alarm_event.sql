-- The history: every transition of every alarm, once, in order, for ever.
create table alarm_event (
  event_id      uuid        primary key,
  alarm_id      text        not null,
  seq           bigint      not null,
  event_type    text        not null,
  occurrence_id uuid,
  state         text        not null,
  priority      text        not null,
  area          text        not null,
  actor_sub     text,
  occurred_at   timestamptz not null,
  recorded_at   timestamptz not null,
  -- as alarm.events.v1 tells it
  event         jsonb       not null,
  unique (alarm_id, seq)
);
create index ix_alarm_event_time on alarm_event (occurred_at);
revoke update, delete, truncate on alarm_event from "${app_role}";
create trigger alarm_event_is_kept before update or delete on alarm_event
  for each row execute function chain_forbid();
create trigger alarm_event_is_not_emptied before truncate on alarm_event
  for each statement execute function chain_forbid();
