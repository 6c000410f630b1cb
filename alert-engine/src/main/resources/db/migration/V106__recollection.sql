-- What the watch of a partition knows beside its alarms, as of a position in the topic: a restart
-- loads it and takes the readings since then again.
create table recollection (
  partition_id integer     primary key,
  position     bigint      not null,
  taken_at     timestamptz not null default now()
);

-- The last value of each tag.
create table recollected_tag (
  partition_id integer not null,
  tag_name     text    not null,
  observation  jsonb   not null,
  primary key (partition_id, tag_name)
);

-- What a rule remembers of earlier readings.
create table recollected_memory (
  partition_id integer not null,
  alarm_id     text    not null,
  memory       jsonb   not null,
  primary key (partition_id, alarm_id)
);
