-- The SCADA system's own alarms: each condition as it was last told.
create table scada_condition (
  source_id    text        not null,
  condition_id text        not null,
  -- the alarm that follows it, from the first time that one does
  alarm_id     text        not null unique,
  -- the last event that counted, as scada.alarm-events.v1 told it
  last_event   jsonb       not null,
  -- what it says, with what was known before
  state        jsonb       not null,
  -- the latest events, to know them again
  recent_ids   text[]      not null,
  -- false while the tag's alarms are the engine's alone
  followed     boolean     not null,
  is_acked     boolean     generated always as (state ->> 'ack' = 'YES') stored,
  primary key (source_id, condition_id)
);

-- Since when conditions are followed: what was told before asks for no work order.
create table scada_following (since timestamptz not null);
insert into scada_following values (now());

-- Whose alarms count: ENGINE, SCADA or, where nothing else is said, both.
alter table tag add column alarm_owner text;

-- Grows with each change of the tags: an instance that has seen another number reads them again.
create table tag_change (change bigint not null);
insert into tag_change values (0);
