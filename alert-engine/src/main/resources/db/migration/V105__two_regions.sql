-- Suppression as a region of its own, what the design says, and what reminders need.
alter table alarm
  -- the shelf or the removal from service that is laid over the alarm, null where nothing is
  add column overlay_note   jsonb,
  -- why the plant's design suppresses it, kept also while it is out of service
  add column suppressors    jsonb         not null default '[]',
  -- when it was raised in the last 24 hours
  add column raises         timestamptz[] not null default '{}';

-- A reminder (a shelf's end, a re-alarm) has no reading behind it.
alter table alarm_timer alter column reading drop not null;
comment on column alarm_timer.kind is 'ON_DELAY or OFF_DELAY with the level, or a reminder such as SHELF_EXPIRY';
