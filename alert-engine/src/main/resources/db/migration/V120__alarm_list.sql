-- What lists filter by, taken from what everybody may see of an alarm.
alter table alarm
  add column alarm_class text generated always as (public_state ->> 'alarm_class') stored,
  add column origin      text generated always as (public_state ->> 'origin') stored,
  add column asset_id    text generated always as (public_state ->> 'asset_id') stored,
  add column tag_name    text generated always as (public_state ->> 'tag_name') stored,
  -- id, message (which begins with the title), tag and asset in small letters
  add column search_text text generated always as (
    lower(alarm_id
      || ' ' || coalesce(public_state ->> 'message', '')
      || ' ' || coalesce(public_state ->> 'tag_name', '')
      || ' ' || coalesce(public_state ->> 'asset_id', '')
      || ' ' || coalesce(public_state ->> 'asset_name', ''))) stored,
  -- The transaction that changed last what everybody may see; viewers follow the changes by it.
  add column changed_in  bigint not null default 0;

create function alarm_changed() returns trigger language plpgsql as $$
begin
  new.changed_in := pg_current_xact_id()::text::bigint;
  return new;
end
$$;
create trigger alarm_changed before insert or update of public_state on alarm
  for each row execute function alarm_changed();

-- Operators look at what is open, and at what somebody put aside; most alarms are neither. The
-- included columns are what the summary counts.
create index ix_alarm_open on alarm (priority_rank, newest_first, alarm_id)
  include (area, priority, base_state, overlay) where base_state <> 'NORM';
create index ix_alarm_overlaid on alarm (priority_rank, newest_first, alarm_id)
  where overlay <> 'NONE';
create index ix_alarm_unacknowledged on alarm (raised_at, alarm_id)
  where overlay = 'NONE' and base_state in ('UNACK', 'RTNUN', 'LATCH_UNACK');
create index ix_alarm_changed on alarm (changed_in);
