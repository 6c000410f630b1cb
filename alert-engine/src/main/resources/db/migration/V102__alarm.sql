-- One row for each alarm that a rule can raise, from the day of the rule. Every change adds 1 to version.
create table alarm (
  alarm_id      text        primary key,
  -- the partition of scada.readings.v1 that its tags arrive in; null until a reading came
  partition_id  integer,
  area          text        not null,
  base_state    text        not null,
  overlay       text        not null default 'NONE',
  priority      text        not null,
  priority_rank smallint    not null,
  -- microseconds since 1970 of the raise, negative, for lists; 0 where nothing is open
  newest_first  bigint      not null,
  -- the levels that are on, each with its deadband and delay behind it
  levels_on     text[]      not null default '{}',
  -- the occurrence that is open, null in state NORM
  occurrence_id uuid,
  activation    jsonb,
  raised_at     timestamptz,
  reading_at    timestamptz,
  work_order    jsonb,
  version       bigint      not null,
  seq           bigint      not null,
  -- what alarm.states.v1 tells of it
  public_state  jsonb       not null,
  -- changed by somebody else than the partition's consumer, which must load it again
  touched       boolean     not null default false,
  changed_at    timestamptz not null,
  check ((base_state = 'NORM') = (activation is null))
);
create index ix_alarm_partition on alarm (partition_id);
create index ix_alarm_touched on alarm (partition_id) where touched;
create index ix_alarm_list on alarm (priority_rank, newest_first, alarm_id);

-- Delays that run: data with a due time, so that a restart loses none.
create table alarm_timer (
  alarm_id text        not null references alarm,
  -- ON_DELAY or OFF_DELAY, and the level
  kind     text        not null,
  due_at   timestamptz not null,
  -- the reading that began the delay
  reading  jsonb       not null,
  primary key (alarm_id, kind)
);
create index ix_alarm_timer_due on alarm_timer (due_at);
